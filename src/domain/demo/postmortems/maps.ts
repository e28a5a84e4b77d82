import { decided, milestone, said, seen, type Written } from '../writing.ts';

export const maps: Written = {
	key: 'maps',
	by: 'thu-ha@orrery.example',
	coAuthors: ['mateo@orrery.example'],
	team: 'Mobile',
	day: '2026-06-04',
	publishedOn: '2026-06-10',
	content: {
		title: 'Couriers in the valley lost their maps after lunch',
		summary:
			'For four working days, maps that were loaded at the depot in the morning were gone by noon. Whoever was in a valley without reception had a route and no map to drive it on.',
		severity: 3,
		services: ['courier-app', 'map-tiles'],
		impact:
			'57 couriers without a map for part of their afternoon; 31 visits late by more than half an hour.',
		feltBy: 'Couriers in the Douro valley and on the west coast of Norway. In cities nothing changed.',
		zone: 'Europe/Lisbon',
		times: {
			started: '2026-06-01 08:00',
			noticed: '2026-06-04 13:25',
			declared: '2026-06-04 14:10',
			mitigated: '2026-06-04 16:40',
			resolved: '2026-06-08 07:30',
		},
		timeline: [
			milestone(
				'2026-06-01 08:00',
				'Version 6.18 of the courier app reaches its first phones.',
				'courier-app',
			),
			seen(
				'2026-06-02 12:40',
				'Three couriers in one valley restart the app to get their map back. It comes back after the next village.',
				'couriers',
			),
			said(
				'2026-06-03 15:15',
				'A depot asks whether the map “sleeps now”. The question is answered with a restart.',
				'support',
			),
			milestone(
				'2026-06-04 13:25',
				'A fourth depot writes, and says the word that helps: “always after lunch”.',
				'the support lead',
			),
			seen(
				'2026-06-04 13:50',
				'On a phone in flight mode, tiles loaded at 08:00 are dropped at 12:00 to the minute.',
				'a mobile engineer',
				'tile-cache 4.3.0  evict age>4h  1,204 of 1,204',
			),
			milestone('2026-06-04 14:10', 'Declared as SEV 3.', 'the mobile lead'),
			decided(
				'2026-06-04 14:30',
				'The limit can be set from our side for phones that have reception. Those are the ones that need it least, and it is the fastest thing we have.',
				'the mobile lead',
			),
			milestone(
				'2026-06-04 16:40',
				'Lifetime set to 30 days by remote setting. Depots ask couriers to open the app once before they leave.',
				'a mobile engineer',
			),
			milestone(
				'2026-06-08 07:30',
				'Version 6.18.1 states the lifetime itself. Every phone in the valley has it.',
				'a mobile engineer',
			),
		],
		narrative: `
The map library keeps the tiles it has loaded. How long it keeps them used to be thirty days; in its version 4.3 the maintainers made it four hours, so that road closures show sooner. It is in their notes, under “fresher maps by default”. We read the notes and were glad of fresher maps.

A courier loads the day’s map over the depot’s Wi-Fi at eight. Four hours is noon. In a city the phone fetches what is missing and nobody can tell. In a valley it has nothing to fetch from, and a grey square to show.

Our tests open the app, load a map, take the network away and look at the map. They take about forty seconds. There was no test that is four hours old.

> “It is there when I leave, it is there when I get home. In between I know the road, mostly.” (a courier in Peso da Régua, on the phone)
`,
		factors: [
			{
				title: 'The lifetime of a tile changed from thirty days to four hours in a minor version',
				detail: 'It was announced as an improvement, and is one, for people with reception.',
				topics: ['Default changed quietly'],
			},
			{
				title: 'Our tests have no afternoon',
				detail: 'They check that a map survives without a network, and not for how long.',
				topics: ['Rehearsed somewhere else'],
			},
			{
				title: 'A restart cured it for a while, so each report was closed as cured',
				detail: 'Three depots wrote in three days. Each got the same good answer from a different person.',
				topics: ['Each report alone'],
			},
		],
		wentWell: 'Support wrote down the couriers’ own words. “After lunch” was worth more than any log.',
		wasHard: 'We could only reach phones with reception, and the problem was only on phones without.',
		gotLucky: 'Couriers know their valleys. Three of them drew maps for their colleagues by hand.',
		lessons: [
			{
				text: 'If you depend on a default, write it down as your own setting. A default belongs to somebody else.',
			},
			{
				text: 'Ask when, not only what. “Always after lunch” found in half an hour what three error reports had not.',
			},
		],
		changes: [
			{
				text: 'State lifetime and size of every cache in the app in our own configuration.',
				owner: 'mateo@orrery.example',
				due: '2026-06-19',
				state: 'done',
				doneOn: '2026-06-15',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'Run the offline test with the clock moved on by ten hours.',
				owner: 'thu-ha@orrery.example',
				due: '2026-06-26',
				state: 'done',
				doneOn: '2026-07-02',
				lesson: 1,
				answers: [2],
			},
			{
				text: 'The second report of the same words within a week opens the first again.',
				kind: 'decision',
				owner: 'aroha@orrery.example',
				due: '2026-06-30',
				state: 'done',
				doneOn: '2026-06-29',
				lesson: 2,
				answers: [3],
			},
		],
		topics: ['offline', 'dependencies'],
	},
};
