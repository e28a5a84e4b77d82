DROP INDEX `audit_event_actor`;--> statement-breakpoint
DROP INDEX `audit_event_act`;--> statement-breakpoint
CREATE INDEX `audit_event_subject` ON `audit_event` (`subject_kind`,`subject_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_event_actor` ON `audit_event` (`actor_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_event_act` ON `audit_event` (`act`,`at`);