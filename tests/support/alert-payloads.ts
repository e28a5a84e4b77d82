/** What tools send, as their public documentation shows it. */

/** https://prometheus.io/docs/alerting/latest/configuration/#webhook_config */
export const ALERTMANAGER = {
	version: '4',
	groupKey: '{}/{severity="critical"}:{alertname="ProbeFailure"}',
	truncatedAlerts: 0,
	status: 'firing',
	receiver: 'kintsugi',
	groupLabels: { alertname: 'ProbeFailure' },
	commonLabels: { alertname: 'ProbeFailure', job: 'http_checks', severity: 'critical' },
	commonAnnotations: {},
	externalURL: 'http://alertmanager.example.org:9093',
	alerts: [
		{
			status: 'firing',
			labels: {
				alertname: 'ProbeFailure',
				instance: 'https://checkout.example.org',
				job: 'http_checks',
				severity: 'critical',
			},
			annotations: {
				summary: 'The probe of checkout gets no answer',
				description: 'https://checkout.example.org has not answered for 5 minutes.',
			},
			startsAt: '2026-11-10T02:14:45.828739266Z',
			endsAt: '0001-01-01T00:00:00Z',
			generatorURL: 'http://prometheus.example.org:9090/graph?g0.expr=probe_success+%3D%3D+0&g0.tab=1',
			fingerprint: '1a30ba71cca2921f',
		},
		{
			status: 'resolved',
			labels: { alertname: 'HighLatency', job: 'roster' },
			annotations: { summary: 'Roster answers slowly' },
			startsAt: '2026-11-10T03:05:00.000+01:00',
			endsAt: '2026-11-10T02:40:00.5Z',
			generatorURL: 'http://prometheus.example.org:9090/graph?g0.expr=latency&g0.tab=1',
			fingerprint: '83b5f2a0c9d14e77',
		},
	],
};

/** https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/ */
export const GRAFANA = {
	receiver: 'Kintsugi',
	status: 'firing',
	orgId: 1,
	alerts: [
		{
			status: 'firing',
			labels: { alertname: 'High memory usage', team: 'blue', zone: 'us-1', grafana_folder: 'Dispatch' },
			annotations: {
				description: 'The system has high memory usage',
				runbook_url: 'https://runbook.example.org/1234',
				summary: 'This alert was triggered for zone us-1',
			},
			startsAt: '2026-11-10T09:51:03.157076+02:00',
			endsAt: '0001-01-01T00:00:00Z',
			generatorURL: 'https://grafana.example.org/alerting/1afz29v7z/edit',
			fingerprint: 'c6eadffa33fcdf37',
			silenceURL: 'https://grafana.example.org/alerting/silence/new',
			dashboardURL: '',
			panelURL: 'https://grafana.example.org/d/1afz29v7z?viewPanel=2',
			values: { B: 44.23943737541908, C: 1 },
			valueString: "[ var='B' labels={zone=us-1} value=44.23943737541908 ]",
		},
	],
	groupLabels: {},
	commonLabels: { team: 'blue' },
	commonAnnotations: {},
	externalURL: 'https://grafana.example.org/',
	version: '1',
	groupKey: '{}:{}',
	truncatedAlerts: 0,
	title: '[FIRING:1]  (blue)',
	state: 'alerting',
	message: '**Firing**',
};

/** https://developer.pagerduty.com/docs/webhooks-overview */
export const PAGERDUTY = {
	event: {
		id: '5ac64822-4adc-4fda-ade0-410becf0de4f',
		event_type: 'incident.acknowledged',
		resource_type: 'incident',
		occurred_at: '2026-11-10T02:19:05.321Z',
		agent: {
			html_url: 'https://acme.pagerduty.com/users/PLH1HKV',
			id: 'PLH1HKV',
			self: 'https://api.pagerduty.com/users/PLH1HKV',
			summary: 'Aroha Ngata',
			type: 'user_reference',
		},
		client: null,
		data: {
			id: 'PGR0VU2',
			type: 'incident',
			self: 'https://api.pagerduty.com/incidents/PGR0VU2',
			html_url: 'https://acme.pagerduty.com/incidents/PGR0VU2',
			number: 2,
			status: 'acknowledged',
			incident_key: 'd3640fbd41094207a1c11e58e46b1662',
			created_at: '2026-11-10T02:15:00Z',
			title: 'Checkout answers 5xx',
			service: {
				html_url: 'https://acme.pagerduty.com/services/PF9KMXH',
				id: 'PF9KMXH',
				self: 'https://api.pagerduty.com/services/PF9KMXH',
				summary: 'Checkout',
				type: 'service_reference',
			},
			assignees: [],
			escalation_policy: null,
			teams: [],
			priority: null,
			urgency: 'high',
			conference_bridge: null,
			resolve_reason: null,
		},
	},
};

export const PAGERDUTY_NOTE = {
	event: {
		id: '01BZ6VKQJ0RB7Y6M4Y7Y1XQ2ZC',
		event_type: 'incident.annotated',
		resource_type: 'incident',
		occurred_at: '2026-11-10T02:31:00.000Z',
		agent: PAGERDUTY.event.agent,
		client: null,
		data: {
			incident: {
				html_url: 'https://acme.pagerduty.com/incidents/PGR0VU2',
				id: 'PGR0VU2',
				self: 'https://api.pagerduty.com/incidents/PGR0VU2',
				summary: 'Checkout answers 5xx',
				type: 'incident_reference',
			},
			id: 'P2LA89X',
			content: 'Rolling the gateway back',
			trimmed: false,
			type: 'incident_note',
		},
	},
};

export const PAGERDUTY_PING = {
	event: {
		id: '01BZ6VKQJ0RB7Y6M4Y7Y1XQ2ZD',
		event_type: 'pagey.ping',
		resource_type: 'pagey',
		occurred_at: '2026-11-10T02:00:00.000Z',
		agent: null,
		client: null,
		data: { message: 'Hello from your friend Pagey!', type: 'ping' },
	},
};
