import type { Seat, Step } from '#domain/training/drills/drill.ts';

/** Whoever was in the room, by mailbox, and what they said at a step. */
interface Said {
	by: string;
	see: string;
	would: string;
	choice?: number;
	sure: 1 | 2 | 3;
}

/** The night with twenty-five hours, replayed by Dispatch with Mobile. Moments are counted as they stand in its timeline. */
export const LONG_SUNDAY = {
	postmortem: 'clock-change',
	by: 'amara',
	title: 'The long Sunday',
	scene: 'You are on call for Dispatch, alone, at home. It is a quiet night, with one hour more than others.',
	steps: [
		{ moments: [0, 1], ask: 'The page wakes you. What do you look at first?', choices: [] },
		{
			moments: [2],
			ask: 'Some lists are empty, and nobody knows which. What do you ask, and whom?',
			choices: [],
		},
		{
			moments: [3],
			ask: 'The planner looks healthy. What does that tell you?',
			choices: ['That it is somewhere else', 'That it has nothing to do', 'Nothing yet'],
		},
		{
			moments: [4, 5, 6],
			ask: '',
			choices: [
				'Restart the planner',
				'Turn its retries off',
				'Open one route, and read it by hand',
				'Wake somebody',
			],
		},
		{
			moments: [7, 8, 9],
			ask: 'You know what it is, and it will be over in half an hour. What now?',
			choices: [],
		},
		{ moments: [10], ask: '', choices: [] },
	] satisfies Step[],
	/** Played together yesterday, with a debrief. */
	run: {
		minutes: 5,
		seats: [
			['amara', 'game-master'],
			['ines', 'on-call'],
			['thu-ha', 'on-call'],
			['mateo', 'on-call'],
			['daniel', 'commander'],
			['mei-ling', 'scribe'],
		] satisfies [string, Seat][],
		said: [
			{
				step: 0,
				by: 'ines',
				see: 'A number that is low, at an hour at which it is always low.',
				would: 'I look whether it was as low last Sunday.',
				sure: 2,
			},
			{ step: 0, by: 'thu-ha', see: 'Throughput.', would: 'I open the planner’s graph.', sure: 3 },
			{ step: 0, by: 'mateo', see: 'A page.', would: 'I get up, and make light.', sure: 3 },
			{
				step: 3,
				by: 'ines',
				see: 'The word “after”, in what Aroha wrote.',
				would: 'Open one route, and read it by hand',
				choice: 2,
				sure: 1,
			},
			{
				step: 3,
				by: 'thu-ha',
				see: 'A route that ends before it starts.',
				would: 'Open one route, and read it by hand',
				choice: 2,
				sure: 2,
			},
			{
				step: 3,
				by: 'mateo',
				see: 'A planner that has nothing to do.',
				would: 'Restart the planner',
				choice: 0,
				sure: 2,
			},
			{ step: 3, by: 'daniel', see: '“Retry 2 of 5”.', would: 'Wake somebody', choice: 3, sure: 3 },
			{
				step: 3,
				by: 'mei-ling',
				see: 'That it tries again.',
				would: 'Turn its retries off',
				choice: 1,
				sure: 2,
			},
		] satisfies (Said & { step: number })[],
		noticed: `Three of us looked at the graph that we know best, and stayed there. The one who read a sentence of a nurse twice was the quickest.

Nobody was sure at 01:34, and the ones who had been there say that they were not, either. We would like to have a way to say “I am at thirty per cent, and I go with it”.

Restarting feels good. We talked about that for ten minutes, with Amara, who had done it.`,
		/** What came of it stands in the log already: the beginning of its lesson. */
		learned: 'Halfway through the drill',
	},
};
