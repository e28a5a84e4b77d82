import { NOTICE, NOTICED } from '../acts.ts';
import { isPerson, type Subject } from '../subject.ts';
import { has, is, says, set, type Found, type Verdict } from './rule.ts';

export const USERS = set('users customers clients visitors user customer');

/** An attempt that did not work out, or harm done to somebody. */
export const ATTEMPTS = set(`
	reproduce find restore reach connect resolve recover log login load access authenticate sign receive get pull
	open launch start download upload determine replicate identify locate pinpoint diagnose`);

export const STATES = set(`
	have receive know get hear need want expect be been had received known got heard seen gotten experienced expected
	happened happen meant mean intended lost lose encountered saw`);

const THINGS_SEEN = set(
	'alert alerts alarm alarms page pages message messages warning warnings email mail ticket sign signs',
);

/** A decision with its reason, or a cue that the sentence itself says was missing. */
export function explained(all: Found['words'], from: number, to: number): boolean {
	if (has(all, set('because since due given'), to)) return true;
	if (says(all, to, 'so') || has(all, set('deliberately intentionally decided chose'), 0, to)) return true;
	return is(all, from - 1) === 'so' && all.slice(0, from - 1).length > 2;
}

export function omission(found: Found, subject: Subject, verb: number): Verdict | null {
	const { words: all, to } = found;
	const act = is(all, verb);
	if (subject.who === 'thing') return null;
	if (isPerson(subject) && USERS.has(is(all, subject.to - 1)) && (NOTICE.has(act) || ATTEMPTS.has(act)))
		return null;
	// `did not think it was needed` is a belief.
	if (act === 'think' && !/^(?:to|of|about|through|ahead|twice)$/.test(is(all, to))) return null;
	const from = subject.from >= 0 ? subject.from : found.at;
	if (explained(all, from, to) || noCue(all, to, act)) return null;
	if (act === 'see' && is(all, found.at) === 'did' && !has(all, THINGS_SEEN, to, to + 4)) return null;
	return { subject };
}

/** `because there was no alert`, said in the same sentence. */
export function noCue(all: Found['words'], from: number, act: string): boolean {
	if (!NOTICE.has(act) && !NOTICED.has(act)) return false;
	const end = Math.min(all.length, from + 14);
	for (let at = from; at < end; at++) {
		if (
			/^(?:no|without|missing|lacking|lacked|silent|silently|muted|broken)$/.test(is(all, at)) &&
			has(all, CUES, at - 4, at + 5)
		)
			return true;
	}
	return false;
}

const CUES = set(`
	alert alerts alerting alarm alarms log logs logging warning warnings metric metrics monitoring dashboard dashboards sign
	signs indication page pages notification notifications message messages signal signals error errors graph label`);
