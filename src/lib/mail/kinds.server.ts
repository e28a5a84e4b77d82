import type { MailKind } from './letter.ts';

const holder = globalThis as typeof globalThis & { kintsugiMail?: readonly MailKind[] };

/** Says once, when the server starts, which letters there are. */
export function knowMail(kinds: readonly MailKind[]): void {
	holder.kintsugiMail = kinds;
}

export function mailKinds(): readonly MailKind[] {
	return holder.kintsugiMail ?? [];
}

export function mailKind(name: string): MailKind | undefined {
	return mailKinds().find(({ kind }) => kind === name);
}
