/** What somebody was at when they sent a form. */
interface Place {
	path: string;
	href: string;
	at: HTMLElement;
	/** They see where the focus is: they work by keys. */
	seen: boolean;
	/** Which one it is of what can be used in its line, and the lines after and before it. */
	nth: number;
	beside: (Element | null | undefined)[];
	/** What it stands in, from the inside out. */
	around: Element[];
}

const USABLE = 'a[href], button, input:not([type="hidden"]), select, textarea, summary';
const LINE = 'li, tr';

/**
 * Once a form is answered, the framework puts the focus at the start of the page, as if it were a new one. Where it is
 * the same page, whoever works by keys goes on where they were: with what they pressed; where that is gone, with the
 * same thing of the next line; where no line is left, with the heading of what they stood in.
 * @returns what ends it
 */
export function keepFocus(): () => void {
	const ending = new AbortController();
	let place: Place | null = null;
	const forget = () => (place = null);
	const sent = ({ target: form, submitter }: SubmitEvent) => {
		if (!(form instanceof HTMLFormElement)) return;
		const inside = form.contains(document.activeElement) ? document.activeElement : submitter;
		place = form.method === 'post' && inside instanceof HTMLElement ? placeOf(inside) : null;
	};
	const moved = ({ target }: FocusEvent) => {
		if (place === null) return;
		if (target !== document.body) {
			// They have gone on by themselves while it was underway.
			if (target instanceof HTMLElement) place = placeOf(target);
			return;
		}
		taken(place);
	};
	const taken = (back: Place) => {
		forget();
		// A page that knows better where to go on does so first.
		if (back.path === location.pathname) setTimeout(() => goBack(back));
	};
	// Where the address names a place, the framework goes to that address once more, and the focus is nowhere.
	const gone = () => (place?.href === location.href ? taken(place) : forget());
	const options = { capture: true, signal: ending.signal };
	document.addEventListener('submit', sent, options);
	document.addEventListener('focusin', moved, options);
	const onLink = ({ target }: Event) => target instanceof Element && target.closest('a[href]') && forget();
	document.addEventListener('click', onLink, options);
	window.addEventListener('popstate', gone, options);
	return () => ending.abort();
}

function placeOf(at: HTMLElement): Place {
	const line = at.closest(LINE);
	const around: Element[] = [];
	for (let one = at.parentElement; one && one !== document.body; one = one.parentElement) around.push(one);
	return {
		path: location.pathname,
		href: location.href,
		at,
		seen: at.matches(':focus-visible'),
		nth: line ? usableIn(line).indexOf(at) : -1,
		beside: [line?.nextElementSibling, line?.previousElementSibling],
		around,
	};
}

function goBack(place: Place): void {
	if (document.activeElement !== document.body) return;
	const to = there(place);
	to?.focus({ preventScroll: !place.seen, focusVisible: place.seen });
}

function there({ at, nth, beside, around }: Place): HTMLElement | null {
	if (isUsable(at)) return at;
	// It has folded away what it stands in.
	const folded = around.find((one) => one.matches('details:not([open])'))?.querySelector('summary');
	if (folded && isUsable(folded)) return folded;
	for (const line of beside) {
		const usable = line?.isConnected ? usableIn(line) : [];
		const next = usable[nth] ?? usable[0];
		if (next) return next;
	}
	const left = around.filter((one) => one.isConnected);
	for (const one of left) {
		const heading = one.querySelector<HTMLElement>('h1, h2, h3, h4');
		if (heading?.checkVisibility()) return reachable(heading);
	}
	return null;
}

const usableIn = (line: Element) => [...line.querySelectorAll<HTMLElement>(USABLE)].filter(isUsable);

function isUsable(element: HTMLElement): boolean {
	return element.isConnected && !element.matches(':disabled, [inert] *') && element.checkVisibility();
}

/** For as long as the focus is on it. */
function reachable(heading: HTMLElement): HTMLElement {
	heading.tabIndex = -1;
	heading.addEventListener('blur', () => heading.removeAttribute('tabindex'), { once: true });
	return heading;
}
