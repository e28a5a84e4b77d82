import type { Person } from '#domain/accounts/person.ts';
import { answer } from '#domain/pulse/answering.server.ts';
import { changePulseSettings } from '#domain/pulse/settings.server.ts';
import { openRound } from '#domain/pulse/opening.server.ts';
import { PulseChange } from '#domain/pulse/settings.ts';
import type { Company } from '../support/people.ts';
import { answers } from '../support/pulse.ts';

/** What somebody wrote in a round that is open: for nobody, themselves, administrators and owners included. */
export const PULSE_CANARIES: { word: string; may: [] }[] = [{ word: 'zqpulsewrote', may: [] }];

export const PULSE_ADDRESSES = [
	'/pulse',
	'/admin/pulse',
	'/pulse/unmask',
	...['', '/answer', '/said', '/guide'].map((rest) => `/pulse/1${rest}`),
];
export const PULSE_ANSWERS = ['', '/1'].map((rest) => `/api/v1/pulse/rounds${rest}`);

export async function plantPulse({ db, owner }: Company, who: Person): Promise<void> {
	await changePulseSettings(db, owner, PulseChange.parse({ daysOpen: '30' }));
	const id = await openRound(db, owner, { kind: 'full' });
	await answer(db, who, id, answers([1, 5, 1, 5, 1, 5, 5], PULSE_CANARIES[0]?.word));
}
