/**
 * A file's name is random, so that it cannot be guessed, and ends as what it is. A picture's also says how
 * large it is, so that a page keeps room for it before it is there.
 */
const NAME = '[a-z2-9]{26}(?:-[1-9]\\d{0,4}x[1-9]\\d{0,4})?\\.[a-z0-9]{1,8}';
const WHOLE = new RegExp(`^${NAME}$`);
const ADDRESS = new RegExp(`^/files/(${NAME})$`);
const SIZE = /-(\d+)x(\d+)\./;

export function isFileName(text: string): boolean {
	return WHOLE.test(text);
}

export function fileAddress(name: string): string {
	return `/files/${name}`;
}

/** Where it lies beside a document that was taken out. */
export function placeBeside(name: string): string {
	return `files/${name}`;
}

/** The name in `/files/NAME`; null where the address leads elsewhere. */
export function nameInAddress(address: string): string | null {
	return ADDRESS.exec(address)?.[1] ?? null;
}

/** Width and height of a picture, from its name. */
export function sizeInName(name: string): { width: number; height: number } | null {
	const [, width, height] = SIZE.exec(name) ?? [];
	return width && height ? { width: Number(width), height: Number(height) } : null;
}

// A whole address stands alone: `https://elsewhere.example/files/…` is somebody else's.
const BEFORE = '(?<=^|[\\s(<"\'])';
const AFTER = '(?![\\w./-])';
const OWN = new RegExp(`${BEFORE}/files/(${NAME})${AFTER}`, 'gm');
const RELATIVE = new RegExp(`${BEFORE}(?:\\./)?files/(${NAME})${AFTER}`, 'gm');

/** The text with the addresses that `to` knows another one for; it gets the name, and null leaves one alone. */
export function replaceAddresses(
	text: string,
	written: 'own' | 'relative',
	to: (name: string) => string | null,
): string {
	return text.replace(written === 'own' ? OWN : RELATIVE, (address, name: string) => to(name) ?? address);
}
