import type { LaunchOptions } from '@playwright/test';
import { findBrowser } from '../../scripts/browser.js';

/**
 * What Playwright switches off — of several such flags a browser hears the last one — and the two pages that newer
 * Chromiums keep behind the address bar of every window: a tenth of the time of all processors.
 */
const WITHOUT = [
	'AimEnabled',
	'AvoidCorsURLLoaderRestartOnRedirect',
	'AvoidUnnecessaryBeforeUnloadCheckSync',
	'DestroyProfileOnBrowserClose',
	'HttpsFirstBalancedModeAutoEnable',
	'HttpsUpgrades',
	'LensOverlay',
	'MediaRouter',
	'NetworkTimeServiceQuerying',
	'OptimizationHints',
	'PaintHolding',
	'PreconnectToSearch',
	'ThirdPartyStoragePartitioning',
	'WebUIOmniboxAimPopup',
	'WebUIOmniboxPopup',
];

/** How the browser of the journeys is started, here and in containers, where it runs as root. */
export async function launchOptions(): Promise<LaunchOptions> {
	const executablePath = await findBrowser();
	if (executablePath === null) {
		throw new Error('There is no browser: npm test installs one, or KINTSUGI_BROWSER says where one is.');
	}
	// The processes that run the journeys read this file again and need not look for it.
	process.env.KINTSUGI_BROWSER = executablePath;
	return {
		executablePath,
		args: [
			'--no-sandbox',
			'--headless=new',
			'--disable-gpu',
			'--disable-background-networking',
			'--no-first-run',
			`--disable-features=${WITHOUT.join(',')}`,
			// A twentieth of the time of all processors: a journey is one page that lives for seconds.
			'--in-process-gpu',
			'--renderer-process-limit=2',
			'--js-flags=--single-threaded --max-lazy',
		],
	};
}
