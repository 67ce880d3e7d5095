/** What the form says of each rule, to the person who can mend it. */

import { t } from "../site/messages.js";

/** @type {Record<string, (limit: number) => string>} */
const SAID = {
  "missing-field": () => t("This is needed."),
  "bad-form": () => t("This does not have the right form. See the example."),
  "too-long": (limit) => t("Please say it shorter: at most {limit} characters fit.", { limit }),
  "list-length": (limit) => t("Please choose at most {limit}.", { limit }),
  "ages-swapped": () => t("The oldest age is below the youngest one."),
  "missing-when": () => t("Choose the day, or say that times are arranged."),
  "missing-start": () => t("Say at what time it starts."),
  "long-meeting": () => t("This is longer than six hours. Were morning and evening mixed up?"),
  "missing-time-zone": () => t("Say the time zone: there is no place that tells it."),
  "missing-starting": () => t("Give the date of any one meeting, so that every other one can be counted."),
  "until-before-starting": () => t("The last date is before the first one."),
  "place-needed": () => t("Say where people come to: the town, at least."),
  "address-with-coarse-precision": () =>
    t("Take the street address out, or choose that the exact place is shown. What you send stays public."),
  "at-risk-place": () =>
    t("Someone may look for the people of this group to harm them. Choose how much of the place is shown."),
  "more-than-shown": () => t("This is not shown at the precision you chose, but the file is public."),
  "fee-without-amount": () => t("Say how much it costs."),
  "free-with-amount": () => t("It is free and has an amount: which is right?"),
  "amount-without-currency": () => t("Say the currency, such as GBP or USD."),
  "no-way-in": () => t("Give one way to reach the group, or say how to come in."),
  "under-18-without-safeguarding": () =>
    t("People under 18 may come: give the page that says how they are kept safe."),
};

/**
 * @param {import("./rules.js").Fault} fault
 */
export function sentence({ rule, limit = 0 }) {
  return SAID[rule](limit);
}
