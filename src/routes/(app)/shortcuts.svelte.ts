/** Where the keys after G and N lead. Later places add theirs here, and to what is said of them beside it. */
const PLACES: Record<string, string> = {
	'g t': '/',
	'g i': '/inbox',
	'g p': '/postmortems',
	'g l': '/log',
	'g s': '/stories',
	'g c': '/changes',
	'g r': '/training',
	'g h': '/projects',
	'g o': '/growth',
	'g n': '/insights',
	'n g': '/growth/goals/new',
	'n i': '/projects/new',
	'n o': '/growth/openings/new',
	'n p': '/postmortems/new',
	'n d': '/training/drills',
	'n s': '/stories/new',
};

const PATIENCE = 1200;

interface Doing {
	/** Whether single keys do anything; ⌘K always does. */
	singleKeys: () => boolean;
	go: (href: string) => void;
	search: () => void;
	help: () => void;
}

/**
 * Keys for the whole workspace. A page joins in through its markup: what carries
 * `aria-keyshortcuts="E"` is pressed by E, and J, K and O walk over what carries `data-row`. A key that
 * stands in a row of a list is that row's, while the row has the focus.
 */
export class Shortcuts {
	readonly #doing: Doing;
	#before = '';
	#since = 0;

	constructor(doing: Doing) {
		this.#doing = doing;
	}

	readonly press = (event: KeyboardEvent): void => {
		if (event.defaultPrevented || event.isComposing) return;
		if ((event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey) {
			if (event.key.toLowerCase() === 'k') this.#answer(event, this.#doing.search);
			return;
		}
		if (event.metaKey || event.ctrlKey || event.altKey) return;
		if (!this.#doing.singleKeys() || isBusy(event.target)) return;
		this.#single(event);
	};

	#single(event: KeyboardEvent): void {
		const key = event.key.toLowerCase();
		const pair = event.timeStamp - this.#since < PATIENCE ? `${this.#before} ${key}` : '';
		this.#before = key;
		this.#since = event.timeStamp;
		const act = this.#meaning(pair) ?? this.#meaning(key);
		if (act) this.#answer(event, act);
	}

	#meaning(keys: string): (() => void) | null {
		const place = PLACES[keys];
		if (place !== undefined) return () => this.#doing.go(place);
		switch (keys) {
			case '?':
				return this.#doing.help;
			case '/':
				return toField() ?? this.#doing.search;
			case 'j':
				return () => walk(1);
			case 'k':
				return () => walk(-1);
			case 'o':
				return () => focusedRow()?.click();
			case 'l':
				return toComposer() ?? (() => this.#doing.go('/log/new'));
			default:
				return pressing(keys);
		}
	}

	#answer(event: KeyboardEvent, act: () => void): void {
		event.preventDefault();
		act();
	}
}

/** Somebody is writing, choosing, or answering a dialog. */
function isBusy(target: EventTarget | null): boolean {
	if (document.querySelector('dialog[open], [role="dialog"]')) return true;
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable || target.closest('input, textarea, select, [role="textbox"]') !== null)
	);
}

const rows = () => [...document.querySelectorAll<HTMLElement>('main [data-row]')];
const focusedRow = () => rows().find((row) => row === document.activeElement);

function walk(step: 1 | -1): void {
	const all = rows();
	const at = all.findIndex((row) => row === document.activeElement);
	const next =
		at === -1 ? (step === 1 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1);
	all[next]?.focus();
	all[next]?.scrollIntoView({ block: 'nearest' });
}

/** A page that searches is searched first. */
function toField(): (() => void) | null {
	const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
	return field ? () => field.select() : null;
}

/** Where there is one on the page, that is where it is written. */
function toComposer(): (() => void) | null {
	const field = document.querySelector<HTMLTextAreaElement>('main [data-log-composer] textarea');
	return field ? () => field.focus() : null;
}

function pressing(key: string): (() => void) | null {
	if (/^[1-9 ]$/.test(key)) return answering(key);
	if (!/^[a-z]$/.test(key)) return null;
	const all = document.querySelectorAll<HTMLElement>(`main [aria-keyshortcuts="${key.toUpperCase()}"]`);
	const named = [...all].find(
		(one) => isOutsideRows(one) || one.closest('li')?.contains(focusedRow() ?? null),
	);
	return named ? () => named.click() : null;
}

/** A digit, or the space bar, answers what is asked in sight. What has the focus is pressed by the space bar itself. */
function answering(key: string): (() => void) | null {
	const name = key === ' ' ? 'Space' : key;
	if (key === ' ' && document.activeElement?.matches('a, button, summary, label')) return null;
	const all = document.querySelectorAll<HTMLElement>(`main [aria-keyshortcuts="${name}"]`);
	const named = [...all].find((one) => one.checkVisibility());
	// The space bar opens, and once it is open scrolls as everywhere.
	if (!named || (key === ' ' && named.matches('[open] > summary'))) return null;
	return () => named.click();
}

const isOutsideRows = (one: HTMLElement) => !one.closest('li')?.querySelector('[data-row]');
