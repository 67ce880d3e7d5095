"""The words that invented groups are made of (tools/make_groups.py): plain, and of no real group."""

from __future__ import annotations

FIRST_WORDS = (
    "Riverside", "Lantern", "Harbor", "Meadow", "Cedar", "Willow", "Northgate", "Sunrise", "Quiet", "Open Door", "Steady", "Kindling",
    "Bridge", "Orchard", "Lighthouse", "Common", "Fern", "Kettle", "Marigold", "Hillside", "Cobble", "Juniper", "Tidewater", "Garden",
    "Patchwork", "Compass", "Heather", "Amber", "Millpond", "Evening", "Corner", "Linden", "Robin", "Stepping Stone", "Blue Chair",
)  # fmt: skip

SECOND_WORDS = (
    "Circle", "Evening", "Group", "Table", "Room", "Gathering", "Hour", "Voices", "Walk", "Talk", "Mornings", "Afternoons", "Commons",
    "Ground", "Friends", "Listening Circle", "Peer Group", "Hearts", "Company", "Kitchen", "Makers", "Readers", "Drop-in", "Line",
)  # fmt: skip

VENUES = (
    "Community Hall", "Library, upper room", "Friends House", "Civic Center", "Old School", "Health Center", "Arts Center", "Town Hall Annex",
    "Youth Club", "Garden Pavilion", "Market Hall", "Adult College",
)  # fmt: skip

SENTENCES = (
    "A small group for anyone who is having a hard time.",
    "You can just listen.",
    "We begin with a short check-in and end with a cup of tea.",
    "Ten people at most, so there is time for everyone.",
    "People talk about what the week was like and what helped.",
    "No one has to explain why they came.",
    "There is a topic each month, and nobody has to stay with it.",
    "Two of us host, and we have both been there ourselves.",
    "We share what helps us sleep, eat and get out of the house.",
    "Come as you are; late is fine too.",
    "For people whose worry keeps them at home, and those who care about them.",
    "We walk slowly along the water and talk in pairs.",
    "Bring something to make with your hands, or use what is on the table.",
    "Cameras may stay off the whole time.",
    "Some weeks we laugh a lot, and some weeks we do not.",
    "A quiet hour without screens, in a room with soft light.",
    "For parents who have not slept and want to say so.",
    "New people come nearly every time.",
    "We read a page together and see where it leads.",
    "We keep to our ground rules, and we read them aloud at the start.",
    "It is not therapy, and no one gives advice unless asked.",
    "People of every faith and none are welcome.",
    "We can meet you at the bus stop if the door feels like a lot.",
    "There is a second room for anyone who needs a break.",
    "We talk about living with voices without being told what they are.",
    "For people who look after someone and never get to speak of it.",
    "We meet through the holidays, too.",
    "Half the time is for talking, and half for one small skill.",
    "Nobody takes notes, and nothing is recorded.",
    "We have been meeting for years, and still learn names slowly.",
    "For anyone grieving, however long ago it was.",
    "You may bring a friend the first time.",
)
