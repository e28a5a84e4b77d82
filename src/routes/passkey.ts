import {
	browserSupportsWebAuthn,
	browserSupportsWebAuthnAutofill,
	startAuthentication,
	startRegistration,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

export const hasPasskeys = browserSupportsWebAuthn;
export const fillsInPasskeys = browserSupportsWebAuthnAutofill;

/** Asks for one of the passkeys there are. @returns what to send, as JSON */
export async function usePasskey(address: string, autofill = false): Promise<string> {
	const optionsJSON = await challengeOf<PublicKeyCredentialRequestOptionsJSON>(address);
	return JSON.stringify(await startAuthentication({ optionsJSON, useBrowserAutofill: autofill }));
}

/** Asks for a new one. @returns what to send, as JSON */
export async function makePasskey(address: string): Promise<string> {
	const optionsJSON = await challengeOf<PublicKeyCredentialCreationOptionsJSON>(address);
	return JSON.stringify(await startRegistration({ optionsJSON }));
}

/** Whoever closed the browser's window, or waited, knows that they did. */
export function passkeyProblem(problem: unknown): string {
	if (!(problem instanceof Error)) return 'That did not work. Try it again.';
	if (problem instanceof Refused) return problem.message;
	if (problem.name === 'InvalidStateError') return 'This device has a passkey for you already.';
	return problem.name === 'NotAllowedError' || problem.name === 'AbortError'
		? 'No passkey was used: the window was closed, or it took too long.'
		: 'The browser could not use a passkey here.';
}

/** Said by the server, in words. */
class Refused extends Error {}

async function challengeOf<Options>(address: string): Promise<Options> {
	const answer = await fetch(address, { method: 'POST', headers: { accept: 'application/json' } });
	const said = (await answer.json()) as Options | { message: string };
	if (!answer.ok) throw new Refused((said as { message: string }).message);
	return said as Options;
}
