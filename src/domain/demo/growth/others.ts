/** What others enjoy, and how many hours a week of a project they are open to; by mailbox. */
export const OTHERS: Readonly<Record<string, { interests: readonly string[]; hours?: number }>> = {
	noor: { interests: ['drills', 'board games'] },
	amara: { interests: ['choirs'], hours: 2 },
	'mei-ling': { interests: ['queues'], hours: 4 },
	daniel: { interests: ['radio'], hours: 4 },
	anjali: { interests: ['maps'], hours: 6 },
	rin: { interests: ['letters'], hours: 4 },
	diego: { interests: ['maps'], hours: 8 },
	tomasz: { interests: ['night trains'], hours: 2 },
	hiroshi: { interests: ['knots'], hours: 3 },
	'thu-ha': { interests: ['drills'], hours: 4 },
	priya: { interests: ['weaving'], hours: 5 },
};
