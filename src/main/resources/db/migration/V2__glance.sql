-- A glance moves a dataset's cursor without a sync where the platform says that nothing can be new.

ALTER TABLE daybook.dataset ADD COLUMN glanced_at timestamptz;
ALTER TABLE daybook.dataset ADD COLUMN glance_asked_at timestamptz;
COMMENT ON COLUMN daybook.dataset.glanced_at IS 'The platform''s clock when it last said at a glance that nothing can be new since the sync cursor_sync_id; that is where the cursor stands then. Empty: that sync was the last to move it.';
COMMENT ON COLUMN daybook.dataset.glance_asked_at IS 'Daybook''s own clock when it asked for glanced_at: the two must go on alike.';
COMMENT ON COLUMN daybook.dataset.cursor_at IS 'The platform''s clock when the last sync that came to its end was planned, which is cursor_sync_id, or when a glance later found that nothing can be new, which is glanced_at. The next sync reads what has changed since, less the overlap. Where they do not agree everything is read.';
COMMENT ON COLUMN daybook.dataset.good_at IS 'When a sync last came to its end with everything in agreement, or a glance after it found nothing new.';
COMMENT ON COLUMN daybook.dataset.tried_at IS 'When a sync last ended, well or not, or a glance found nothing new; trouble_kind and trouble_message say what kept the sync from ending well.';
