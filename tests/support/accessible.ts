import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { expect } from './kintsugi.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
	interface Window {
		axe: typeof axe;
	}
}

/**
 * axe has nothing to say of this page as it is now. Only what is wrong comes back from it: to carry over everything
 * that is well took longer than to look.
 * @param where said beside what is wrong
 * @param without rules that do not hold for what is shown
 */
export async function expectAccessible(page: Page, where?: string, without: string[] = []): Promise<void> {
	// A theme that has just changed is asked for in vain in an open <details>, until it was painted once.
	// A colour on its way to another is neither of the two.
	const has = await page.evaluate(async () => {
		for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
		await Promise.allSettled(
			document
				.getAnimations()
				.filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
				.map(({ finished }) => finished),
		);
		return 'axe' in window;
	});
	// It is half a megabyte, and stays as long as the document does.
	if (!has) await page.evaluate(AXE);
	const wrong = await page.evaluate(async (off) => {
		const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]));
		const found = await window.axe.run(document, { rules, resultTypes: ['violations'], preload: false });
		return found.violations.map(
			({ id, nodes }) =>
				[id, nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary ?? ''}`)] as const,
		);
	}, without);
	expect(wrong, where).toEqual([]);
}
