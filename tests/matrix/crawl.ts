import { strFromU8, unzipSync } from 'fflate';
import type { Answer, Visitor } from '../support/visitor.ts';

/** Addresses that differ only in what they ask for are many; a few of each place are looked at. */
const OF_ONE_PLACE = 10;

/**
 * Follows every link from the start and keeps what was shown. A page that opens has its data in itself; of one
 * that does not, the data is asked for too.
 */
export async function crawl(visitor: Visitor, seeds: readonly string[]): Promise<Map<string, string>> {
	const shown = new Map<string, string>();
	const waiting = ['/', ...seeds];
	const places = new Map<string, number>();
	for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
		if (shown.has(path)) continue;
		const [place = ''] = path.split('?');
		const times = places.get(place) ?? 0;
		if (times >= OF_ONE_PLACE && !seeds.includes(path)) continue;
		places.set(place, times + 1);
		const answer = await visitor.ask(path);
		shown.set(path, textOf(answer));
		if (!isPage(answer)) continue;
		if (answer.status !== 200) shown.set(`data of ${path}`, textOf(await visitor.data(path)));
		waiting.push(...linksIn(answer.text, path));
	}
	return shown;
}

const isPage = ({ headers }: Answer) => headers['content-type']?.startsWith('text/html') === true;

/** What a person reads in an answer: a page also without its tags, since a mark may stand within a word. */
export function textOf(answer: Answer): string {
	const { bytes, text, headers } = answer;
	if (headers['content-type'] === 'application/zip') {
		const files = Object.entries(unzipSync(bytes));
		return files.map(([name, content]) => `${name}\n${strFromU8(content)}`).join('\n');
	}
	return isPage(answer) ? `${text}\n${text.replace(/<[^>]*>/g, '')}` : text;
}

function linksIn(html: string, from: string): string[] {
	const links = [...html.matchAll(/\shref="([^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
	return links.flatMap((href) => {
		if (!URL.canParse(href, `http://here${from}`)) return [];
		const url = new URL(href, `http://here${from}`);
		const ours =
			url.host === 'here' &&
			!/^\/(_app|sign-out|icons?)\b|\.(css|js|svg|png|webmanifest)$/.test(url.pathname);
		return ours ? [url.pathname + url.search] : [];
	});
}
