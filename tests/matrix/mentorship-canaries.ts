import { agree } from '#domain/growth/mentoring/answering.server.ts';
import { ask } from '#domain/growth/mentoring/asking.server.ts';
import { say } from '#domain/growth/mentoring/checks.server.ts';
import { closeWithWords } from '#domain/growth/mentoring/closing.server.ts';
import { NewMentorship } from '#domain/growth/mentoring/mentorship-form.ts';
import { writeAgenda, writeMeeting } from '#domain/growth/mentoring/notes.server.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Company } from '../support/people.ts';
import type { Somebody } from './canaries.ts';

/** What two have between them: the author, and the outsider whom they asked. */
const OF_TWO = ['aim', 'rhythm', 'words', 'agenda', 'notes', 'learned'].map((what) => `zqbesides${what}`);
/** What the outsider takes from it, for themselves alone. */
const ALONE = 'zqbesidesalone';

export const MENTORSHIP_CANARIES: { word: string; may: Somebody[] }[] = [
	...OF_TWO.map((word) => ({ word, may: ['author', 'outsider'] as Somebody[] })),
	{ word: ALONE, may: ['outsider'] },
];

/** Where it can be asked for, whether a link leads there or not. */
export const MENTORSHIP_ADDRESSES = ['', '/1', '/1?write=agenda', '/new?with=2'].map(
	(rest) => `/growth/mentorships${rest}`,
);

/** Two who pair: it makes nobody a mentor, who would see more of the other. */
export async function pairTwo({ db, member, outsider }: Company): Promise<void> {
	const [aim = '', rhythm = '', words = '', agenda = '', notes = '', learned = ''] = OF_TWO;
	const today = isoDay(now(), 'UTC');
	const endsOn = isoDay(now() + 90 * DAY, 'UTC');
	const given = { with: outsider.id, form: 'pairing', aim, rhythm, words, endsOn };
	const { id } = await ask(db, member, NewMentorship.parse(given));
	await agree(db, outsider, id, { goal: null });
	await writeAgenda(db, member, id, { agenda, base: 1 });
	await writeMeeting(db, outsider, id, { meeting: null, on: today, notes, base: 0 });
	await closeWithWords(db, member, id, { learned, readers: 'two' });
	await say(db, outsider, id, { when: 'learned', words: ALONE, readers: 'me' });
}
