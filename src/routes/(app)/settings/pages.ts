import type { PageGroup } from '#lib/ui/pages.ts';

/** What one decides for oneself. A page is a line. */
export const SETTINGS: readonly PageGroup[] = [
	{
		pages: [
			{ href: '/settings', label: 'Profile' },
			{ href: '/growth/profile', label: 'Skills' },
			{ href: '/settings/leave', label: 'Leave' },
			{ href: '/settings/security', label: 'Sign-in and security' },
			{ href: '/settings/two-steps', label: 'Two-step sign-in' },
			{ href: '/settings/identities', label: 'Providers' },
			{ href: '/settings/notices', label: 'What reaches you' },
			{ href: '/settings/browser', label: 'This browser' },
			{ href: '/settings/tokens', label: 'Tokens' },
			{ href: '/settings/assistants', label: 'Assistants' },
			{ href: '/settings/feeds', label: 'Feeds and calendar' },
			{ href: '/settings/chat', label: 'Chat' },
			{ href: '/settings/data', label: 'Your data' },
		],
	},
];
