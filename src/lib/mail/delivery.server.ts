import type { SendMailOptions } from 'nodemailer';
import type { Database } from '../db/open.server.ts';
import { linkHome } from '../home.server.ts';
import { log } from '../log/log.server.ts';
import { readSettings } from '../settings.server.ts';
import { clearOutbox, dropWaiting } from '../outbox/clearing.server.ts';
import { sendDue, type Tried } from '../outbox/sending.server.ts';
import type { Outcome, Taken } from '../outbox/taking.server.ts';
import { mailKind } from './kinds.server.ts';
import { mailSender } from './mail-settings.server.ts';
import { message, NoAddress } from './message.server.ts';
import { openPost, type Post } from './post.server.ts';
import { problemLine, troubleOf } from './trouble.ts';
import { MAIL } from './way.ts';

/**
 * Sends what is due, one letter after the other over one connection. What was sent and not noted goes out again
 * under the same Message-ID.
 * @throws with a sentence where the mail server is in trouble; what is due then waits for the next turn
 */
export async function deliver(db: Database, stopping?: AbortSignal): Promise<void> {
	await clearOutbox(db, MAIL);
	const sender = await mailSender(db);
	if (sender === null) return dropWaiting(db, MAIL, 'Mail was switched off.');
	const { workspace } = await readSettings(db.read);
	const post = openPost(sender.server);
	try {
		await sendDue(db, MAIL, {
			attempt: (taken) => attempt(db, post, taken, { workspace, from: sender.from }),
			stopping,
		});
	} finally {
		post.close();
	}
}

async function attempt(
	db: Database,
	post: Post,
	taken: Taken,
	from: { workspace: string; from: string },
): Promise<Tried> {
	const written = await write(db, taken, from);
	if ('state' in written) return { outcome: written };
	try {
		await post.send(written.message);
		return { outcome: { state: 'sent' } };
	} catch (problem) {
		const trouble = troubleOf(problem);
		const outcome = failed(problemLine(trouble), trouble.forGood);
		return trouble.everyLetter ? { outcome, everyOne: new Error(problemLine(trouble)) } : { outcome };
	}
}

/** The letter as it is at this moment; or what becomes of it where there is none. */
async function write(
	db: Database,
	{ kind: name, key, about }: Taken,
	from: { workspace: string; from: string },
): Promise<Outcome | { message: SendMailOptions }> {
	const kind = mailKind(name);
	if (!kind) return failed('This version writes no such letter.', true);
	try {
		const letter = await kind.compose(db, about, linkHome);
		return letter === null ? { state: 'dropped' } : { message: message(letter, { key, ...from }) };
	} catch (problem) {
		if (problem instanceof NoAddress) return failed(problem.message, true);
		log.problem(`Mail ${name}`, problem);
		return failed('It could not be written; the log of the server says why.', false);
	}
}

function failed(problem: string, forGood: boolean): Outcome {
	return { state: 'failed', problem, forGood };
}
