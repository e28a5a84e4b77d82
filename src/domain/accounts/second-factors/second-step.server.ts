import { z } from 'zod';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { invalid } from '#lib/errors.ts';
import { note } from '../../audit/audit.server.ts';
import { enterAnew, type Entrance } from '../admission.server.ts';
import { forgetAsked, limit, ownNetwork } from '../limits.server.ts';
import { CODES_A_DAY, TRIES_OF_CODES } from './code-limits.ts';
import { beginAgain, completeHalf, countTry, demandHalf, readHalf, type Half } from './half.server.ts';
import { acceptCode, hasOneTimeCodes, OneTimeCode } from './one-time-codes.server.ts';
import type { PasskeyAnswer } from './passkey-answers.ts';
import type { Home } from './passkey-home.ts';
import { passkeysOf, showPasskey } from './passkeys.server.ts';
import { recoveryCodesLeft, spendRecoveryCode } from './recovery-codes.server.ts';
import { tellOfTwoSteps } from './telling.server.ts';

export const CodeStep = z.object({ code: OneTimeCode });
export const RecoveryStep = z.object({
	recoveryCode: z.string().trim().min(1, 'Which one? It has four groups of four letters.').max(100),
});

/** What somebody at the second step can show; null for whoever is not there. */
export async function waysOfSecondStep(db: Database, secret: string | undefined) {
	const half = await readHalf(db.read, secret);
	if (!half) return null;
	const { personId } = half;
	return {
		codes: await hasOneTimeCodes(db.read, personId),
		passkeys: (await passkeysOf(db.read, personId)).length > 0,
		recoveryCodes: (await recoveryCodesLeft(db.read, personId)) > 0,
	};
}

interface At {
	/** Of the half sign-in, from its cookie. */
	secret: string | undefined;
	device: string;
}

export async function finishWithCode(
	db: Database,
	at: At,
	input: z.output<typeof CodeStep>,
): Promise<Entrance> {
	const { personId } = await demandHalf(db.read, at.secret);
	const here = `${personId} ${ownNetwork()}`;
	await limit(db, 'code', here, TRIES_OF_CODES);
	await limit(db, 'codes-of-a-day', personId, CODES_A_DAY);
	const entrance = await finish(db, at, {
		shows: (tx) => acceptCode(db, tx, personId, input.code),
		otherwise: {
			code: 'That is not the code of this moment. Each code works once; the app shows the next one soon.',
		},
	});
	await forgetAsked(db, 'code', here);
	return entrance;
}

export function finishWithRecoveryCode(
	db: Database,
	at: At,
	input: z.output<typeof RecoveryStep>,
): Promise<Entrance> {
	return finish(db, at, {
		shows: async (tx, { personId }) => {
			if (!(await spendRecoveryCode(tx, personId, input.recoveryCode))) return false;
			await note(tx, { id: personId }, { act: 'recovery-code-used' });
			await tellOfTwoSteps(tx, personId, 'recovery-code-used');
			return true;
		},
		otherwise: { recoveryCode: 'That is none of the recovery codes that are left.' },
	});
}

export async function finishWithPasskey(
	db: Database,
	at: At,
	home: Home,
	input: { credential: PasskeyAnswer },
): Promise<Entrance> {
	const { personId } = await demandHalf(db.read, at.secret);
	await showPasskey(db, personId, home, input.credential);
	return finish(db, at, { shows: () => Promise.resolve(true), otherwise: {} });
}

interface Showing {
	shows: (tx: Transaction, half: Half) => Promise<boolean>;
	/** What is said at the field where it is not it. */
	otherwise: Record<string, string>;
}

/** What is shown is looked at, used up and lets in at one go: the same thing twice at once opens one session. */
async function finish(db: Database, at: At, { shows, otherwise }: Showing): Promise<Entrance> {
	const { secret = '' } = at;
	const half = await demandHalf(db.read, secret);
	const outcome = await transact(db, async (tx) => {
		if (!(await readHalf(tx, secret))) return 'over';
		if (await shows(tx, half)) return (await completeHalf(tx, secret)) ? 'shown' : 'over';
		if (!(await countTry(tx, secret))) return 'wrong';
		await note(tx, { id: half.personId }, { act: 'second-step-failed' });
		await tellOfTwoSteps(tx, half.personId, 'failed');
		return 'last';
	});
	if (outcome === 'wrong') invalid(otherwise);
	if (outcome === 'last') beginAgain('That was not it, five times over, so it begins again.');
	if (outcome === 'over') beginAgain();
	return enterAnew(db, half.personId, { via: half.via, device: at.device });
}
