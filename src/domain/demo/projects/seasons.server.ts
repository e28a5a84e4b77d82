import { plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { addSeason } from '../../projects/seasons/planning.server.ts';
import { NewSeason } from '../../projects/seasons/season-form.ts';
import { seasonHost, seasonWord } from '../../projects/seasons/tables.server.ts';
import type { Cast } from '../cast.server.ts';

interface DemoSeason {
	id: number;
	/** Its first day. */
	startsOn: string;
}

/** The seasons of the example: the hack week that comes, the one of spring, and a lane that stands. */
export interface DemoSeasons {
	coming: DemoSeason;
	past: DemoSeason;
	lane: DemoSeason;
}

const WEEKS_BETWEEN = 28;

/** The Monday that is far enough ahead for people to find one another. */
function comingMonday(today: string): string {
	const weekday = new Date(`${today}T12:00Z`).getUTCDay();
	const ahead = (8 - weekday) % 7;
	return plusDays(today, ahead < 4 ? ahead + 7 : ahead);
}

export async function addSeasons(tx: Transaction, cast: Cast): Promise<DemoSeasons> {
	const startsOn = comingMonday(cast.today);
	const coming = await add(tx, cast, {
		name: 'Hack week 9',
		title: 'Mend something small',
		about:
			'Pick one thing that has annoyed you since spring. Five days, any team, no roadmap. It counts if it works and it counts if it does not, as long as we can say what we learned.',
		kind: 'week',
		startsOn,
		endsOn: plusDays(startsOn, 4),
		zone: 'UTC',
		days: [
			{ day: startsOn, name: '', about: 'Pitches, 09:00 and 16:00 UTC' },
			{ day: plusDays(startsOn, 2), name: '', about: 'Midweek mend: ask for help' },
			{
				day: plusDays(startsOn, 4),
				name: '',
				about: 'Show\u2011and\u2011tell, then write down what we learned',
			},
		],
	});
	const before = plusDays(startsOn, -7 * WEEKS_BETWEEN);
	const past = await add(tx, cast, {
		name: 'Hack week 8',
		title: 'What nobody asked for',
		about: 'Five days in spring for the questions that never made it onto a roadmap.',
		kind: 'week',
		startsOn: before,
		endsOn: plusDays(before, 4),
		zone: 'UTC',
	});
	const lane = await add(tx, cast, {
		name: 'Thursday afternoons',
		title: 'Thursday afternoons',
		about: 'Four hours a week that belong to what you are curious about. No meetings, and no report.',
		kind: 'lane',
		startsOn: plusDays(startsOn, -350),
		zone: 'Europe/Lisbon',
		times: [{ weekday: '4', from: '13:00', minutes: '240' }],
	});
	await addWords(tx, cast, coming.id);
	return { coming, past, lane };
}

async function add(
	tx: Transaction,
	cast: Cast,
	typed: { startsOn: string } & Record<string, unknown>,
): Promise<DemoSeason> {
	const noor = await cast.personOf('noor');
	const { id } = await addSeason(tx, noor, NewSeason.parse(typed));
	const amara = await cast.personOf('amara');
	await tx.insert(seasonHost).values({ seasonId: id, personId: amara.id });
	return { id, startsOn: typed.startsOn };
}

async function addWords(tx: Transaction, cast: Cast, seasonId: number): Promise<void> {
	const at = now();
	const [noor, sian] = [await cast.personOf('noor'), await cast.personOf('sian')];
	await tx.insert(seasonWord).values([
		{
			seasonId,
			kind: 'announcement',
			text: 'The kitchen on the second floor is ours all week. Whoever works from elsewhere has the room “Loose ends” open from 08:00 UTC.',
			personId: noor.id,
			at,
		},
		{
			seasonId,
			kind: 'question',
			text: 'I work nights. Can I join without being there for the pitches?',
			personId: sian.id,
			at,
			answer: 'Yes. Pitches are recorded, and there is a second round at 16:00 UTC.',
			answeredBy: noor.id,
			answeredAt: at,
		},
	]);
}
