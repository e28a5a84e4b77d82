CREATE TABLE `chat_identity` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`chat_team` text NOT NULL,
	`chat_user` text NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `chat_identity_once` ON `chat_identity` (`chat_team`,`chat_user`);--> statement-breakpoint
CREATE INDEX `chat_identity_person` ON `chat_identity` (`person_id`);--> statement-breakpoint
CREATE TABLE `chat_introduction` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`secret_hash` text NOT NULL,
	`chat_team` text NOT NULL,
	`chat_user` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `chat_introduction_secretHash_unique` ON `chat_introduction` (`secret_hash`);--> statement-breakpoint
CREATE TABLE `chat_place` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`news` text NOT NULL,
	`created_by` integer NOT NULL,
	`created_at` integer NOT NULL,
	`paused_at` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `chat_place_team` ON `chat_place` (`team_id`);--> statement-breakpoint
CREATE TABLE `feed` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`secret_hash` text NOT NULL,
	`of` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_asked_day` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feed_secretHash_unique` ON `feed` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `feed_person` ON `feed` (`person_id`);--> statement-breakpoint
CREATE TABLE `change_check` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`change_id` integer NOT NULL,
	`due_on` text NOT NULL,
	`outcome` text,
	`sentence` text DEFAULT '' NOT NULL,
	`person_id` integer,
	`at` integer,
	FOREIGN KEY (`change_id`) REFERENCES `change`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `change_check_waiting` ON `change_check` (`change_id`) WHERE outcome IS NULL;--> statement-breakpoint
CREATE INDEX `change_check_change` ON `change_check` (`change_id`);--> statement-breakpoint
CREATE INDEX `change_check_due` ON `change_check` (`outcome`,`due_on`);--> statement-breakpoint
CREATE TABLE `last_looked` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`before` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `lesson_turn` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`lesson_id` integer NOT NULL,
	`state` text NOT NULL,
	`sentence` text NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	`check_id` integer,
	FOREIGN KEY (`lesson_id`) REFERENCES `lesson`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`check_id`) REFERENCES `change_check`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `lesson_turn_lesson` ON `lesson_turn` (`lesson_id`);--> statement-breakpoint
CREATE INDEX `lesson_turn_check` ON `lesson_turn` (`check_id`);--> statement-breakpoint
CREATE TABLE `met_again` (
	`team_id` integer NOT NULL,
	`week` text NOT NULL,
	`lesson_id` integer NOT NULL,
	PRIMARY KEY(`team_id`, `week`),
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lesson_id`) REFERENCES `lesson`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `met_again_lesson` ON `met_again` (`lesson_id`);--> statement-breakpoint
CREATE TABLE `holiday` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` integer,
	`day` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `holiday_team` ON `holiday` (`team_id`,`day`);--> statement-breakpoint
CREATE INDEX `holiday_day` ON `holiday` (`day`);--> statement-breakpoint
CREATE TABLE `leave` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `leave_person` ON `leave` (`person_id`,`to_day`);--> statement-breakpoint
CREATE TABLE `log_entry` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`form` text NOT NULL,
	`day` text NOT NULL,
	`learned` text NOT NULL,
	`next` text NOT NULL,
	`answers` text NOT NULL,
	`status` text NOT NULL,
	`source` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `log_entry_day` ON `log_entry` (`day`);--> statement-breakpoint
CREATE TABLE `log_reminder` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `log_reminder_once` ON `log_reminder` (`team_id`,`person_id`,`day`);--> statement-breakpoint
CREATE INDEX `log_reminder_person` ON `log_reminder` (`person_id`);--> statement-breakpoint
CREATE TABLE `question` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` integer,
	`text` text NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `question_team` ON `question` (`team_id`);--> statement-breakpoint
CREATE TABLE `question_asked` (
	`team_id` integer NOT NULL,
	`day` text NOT NULL,
	`question_id` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`team_id`, `day`, `question_id`),
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`question_id`) REFERENCES `question`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `question_asked_question` ON `question_asked` (`question_id`,`team_id`);--> statement-breakpoint
CREATE TABLE `rhythm` (
	`team_id` integer PRIMARY KEY NOT NULL,
	`every` text NOT NULL,
	`days` text NOT NULL,
	`opens_at` integer NOT NULL,
	`lasts` integer NOT NULL,
	`sprint_from` text,
	`sprint_weeks` integer DEFAULT 2 NOT NULL,
	`further` integer DEFAULT 0 NOT NULL,
	`asks_status` integer DEFAULT false NOT NULL,
	`since` text NOT NULL,
	`changed_by` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`changed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rhythm_part` (
	`team_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`part` text NOT NULL,
	PRIMARY KEY(`team_id`, `person_id`),
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `rhythm_part_person` ON `rhythm_part` (`person_id`);--> statement-breakpoint
CREATE TABLE `skip` (
	`person_id` integer NOT NULL,
	`team_id` integer NOT NULL,
	`day` text NOT NULL,
	PRIMARY KEY(`person_id`, `team_id`, `day`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `skip_team` ON `skip` (`team_id`);--> statement-breakpoint
CREATE TABLE `digest_wish` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`every` text NOT NULL,
	`weekday` integer NOT NULL,
	`minute` integer NOT NULL,
	`last_period` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `notice_wish` (
	`person_id` integer NOT NULL,
	`matter` text NOT NULL,
	`channel` text NOT NULL,
	`wanted` integer NOT NULL,
	PRIMARY KEY(`person_id`, `matter`, `channel`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `push_subscription` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`endpoint` text NOT NULL,
	`p256dh` text NOT NULL,
	`auth` text NOT NULL,
	`device` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `push_subscription_endpoint_unique` ON `push_subscription` (`endpoint`);--> statement-breakpoint
CREATE INDEX `push_subscription_person` ON `push_subscription` (`person_id`);--> statement-breakpoint
CREATE TABLE `quiet_hours` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`from_minute` integer NOT NULL,
	`to_minute` integer NOT NULL,
	`days` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `recall_card` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`lesson_id` integer NOT NULL,
	`kept_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`memory` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lesson_id`) REFERENCES `lesson`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recall_card_once` ON `recall_card` (`person_id`,`lesson_id`);--> statement-breakpoint
CREATE INDEX `recall_card_due` ON `recall_card` (`person_id`,`due_at`);--> statement-breakpoint
CREATE INDEX `recall_card_lesson` ON `recall_card` (`lesson_id`);--> statement-breakpoint
CREATE TABLE `recall_wish` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`a_week` integer NOT NULL,
	`stopped_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `webhook` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`secret` text NOT NULL,
	`team_id` integer,
	`events` text NOT NULL,
	`created_by` integer NOT NULL,
	`created_at` integer NOT NULL,
	`paused_at` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `webhook_team` ON `webhook` (`team_id`);--> statement-breakpoint
CREATE TABLE `outbox_try` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`outbox_id` integer NOT NULL,
	`at` integer NOT NULL,
	`status` integer,
	`took` integer NOT NULL,
	`problem` text,
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `outbox_try_outbox` ON `outbox_try` (`outbox_id`);--> statement-breakpoint
DROP INDEX `entry_team`;--> statement-breakpoint
CREATE INDEX `entry_published` ON `entry` (`published_at`);--> statement-breakpoint
CREATE INDEX `entry_kind_published` ON `entry` (`kind`,`published_at`);--> statement-breakpoint
CREATE INDEX `entry_team` ON `entry` (`team_id`,`published_at`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_notification` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`kind` text NOT NULL,
	`entry_id` integer,
	`team_id` integer,
	`subject` text NOT NULL,
	`by_id` integer,
	`at` integer NOT NULL,
	`read_at` integer,
	`snoozed_until` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_notification`("id", "person_id", "kind", "entry_id", "team_id", "subject", "by_id", "at", "read_at", "snoozed_until") SELECT "id", "person_id", "kind", "entry_id", NULL, "subject", "by_id", "at", "read_at", NULL FROM `notification`;--> statement-breakpoint
DROP TABLE `notification`;--> statement-breakpoint
ALTER TABLE `__new_notification` RENAME TO `notification`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `notification_once` ON `notification` (`person_id`,`kind`,`entry_id`,`subject`) WHERE entry_id IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `notification_team_once` ON `notification` (`person_id`,`kind`,`team_id`,`subject`) WHERE team_id IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `notification_workspace_once` ON `notification` (`person_id`,`kind`,`subject`) WHERE entry_id IS NULL AND team_id IS NULL;--> statement-breakpoint
CREATE INDEX `notification_person` ON `notification` (`person_id`,`read_at`,`at`);--> statement-breakpoint
CREATE INDEX `notification_entry` ON `notification` (`entry_id`);--> statement-breakpoint
CREATE INDEX `notification_team` ON `notification` (`team_id`);--> statement-breakpoint
DROP INDEX `outbox_due`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `way` text DEFAULT 'mail' NOT NULL;--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`way`,`state`,`due_at`);--> statement-breakpoint
ALTER TABLE `change` ADD `check_weeks` integer DEFAULT 4;--> statement-breakpoint
ALTER TABLE `change` ADD `state_by` integer REFERENCES person(id);--> statement-breakpoint
ALTER TABLE `change` ADD `state_at` integer;--> statement-breakpoint
ALTER TABLE `lesson` ADD `state` text DEFAULT 'fresh' NOT NULL;--> statement-breakpoint
ALTER TABLE `lesson` ADD `superseded_by` integer REFERENCES lesson(id) ON DELETE SET NULL;--> statement-breakpoint
CREATE INDEX `lesson_superseded` ON `lesson` (`superseded_by`);