export const BESIDE_TEXT = ['timeline', 'outline', 'sources'] as const;
/** What stands to the left of the text, one at a time. */
export type BesideText = (typeof BESIDE_TEXT)[number];

export const tabId = (name: BesideText) => `beside-${name}`;

export function showBeside(name: BesideText): void {
	const tab = document.getElementById(tabId(name));
	if (tab instanceof HTMLInputElement) tab.checked = true;
}

/** Shows what an element stands in, where that is one of them. */
export function showWhatHolds(element: Element): void {
	const inside = element.closest<HTMLElement>('[data-beside]')?.dataset.beside;
	const name = BESIDE_TEXT.find((one) => one === inside);
	if (name) showBeside(name);
}
