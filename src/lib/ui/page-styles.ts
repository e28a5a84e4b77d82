const linked = new Map<string, Promise<void>>();

/** Gives a page once the styles that it is seen in are there. */
export async function withStyles<Page extends { styles: readonly string[] }>(
	loading: Promise<Page>,
): Promise<Page> {
	const page = await loading;
	await Promise.all(page.styles.map(link));
	return page;
}

function link(href: string): Promise<void> {
	if (!linked.has(href) && !document.querySelector(`link[href="${href}"]`))
		linked.set(
			href,
			new Promise((resolve, reject) => {
				const one = document.createElement('link');
				one.rel = 'stylesheet';
				one.href = href;
				one.onload = () => resolve();
				one.onerror = () => {
					// Asked for again, it may be there.
					one.remove();
					linked.delete(href);
					reject(new Error(`${href} did not come.`));
				};
				document.head.append(one);
			}),
		);
	return linked.get(href) ?? Promise.resolve();
}
