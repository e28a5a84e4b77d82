import type { AttackKey } from './attack.ts';

interface Words {
	name: string;
	/** What somebody would do, in the words of whoever answers. */
	does: string;
	/** What stands in the way. */
	meets: string;
	/** On the page, with what was released here; with the command, where the files are; or with every change of the program. */
	where: 'rows' | 'files' | 'tests';
}

/** In the order in which somebody would think of them. */
export const ATTACK_WORDS: Record<AttackKey, Words> = {
	differences: {
		name: 'Adding and subtracting groups',
		does: 'Everybody, less this team, less that one: whatever can be added and subtracted of what is shown, in the hope that only a few people are left over.',
		meets:
			'What is left of any group is as large as a group has to be, or the smaller one is not shown either.',
		where: 'rows',
	},
	counts: {
		name: 'Counting who answered',
		does: 'Ten were asked and ten answered, so each of them did. Or one team had nobody left over.',
		meets:
			'How many answered is never said to be more than two fewer than were asked, in no group and in no difference of two.',
		where: 'rows',
	},
	agreeing: {
		name: 'Looking for groups that agree',
		does: 'Where a score can only come about if all said the same, it is what each of them said. Where all but one did, that one knows it of the others.',
		meets:
			'What nearly everybody answered alike is not shown, and neither is what would tell it of the rest.',
		where: 'rows',
	},
	leaving: {
		name: 'Comparing rounds around somebody who left',
		does: 'Say that everybody answers as they did before. Then what changed between two rounds is the answer of whoever left, joined or went to another team; over more rounds it becomes more exact.',
		meets:
			'Sums are rounded to steps wider than one answer, which lie alike in every round: what is left over is at most that an answer was not at one end of the scale.',
		where: 'rows',
	},
	files: {
		name: 'Reading the files',
		does: 'The database, the log beside it and the backups, byte by byte, also what was deleted.',
		meets:
			'Answers are sealed with a key that is in no backup. After a round its key is gone, and the file is written anew.',
		where: 'files',
	},
	exports: {
		name: 'Taking everything out',
		does: 'Files, the API, insights and one’s own data may hold more than the page does.',
		meets: 'They are made of the same rows. One’s own data says which rounds asked, and nothing else.',
		where: 'tests',
	},
	order: {
		name: 'Following the order',
		does: 'Whoever answered first may stand first: in the order of rows and pages of the file, in their lengths, in what else was written at that moment.',
		meets:
			'All places are there before anybody answers, equally long, in an order by lot; an answer goes into one that is drawn by lot, and nothing else is written.',
		where: 'tests',
	},
};
