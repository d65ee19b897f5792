-- Which part of the company a row belongs to, for every platform.
ALTER TABLE ledger.customer ADD COLUMN entity text;
ALTER TABLE ledger.invoice ADD COLUMN entity text;
ALTER TABLE ledger.credit_note ADD COLUMN entity text;

COMMENT ON COLUMN ledger.customer.entity IS 'The entity that has the customer, as the platform names it: a subsidiary of NetSuite (its id), an entity of Intacct (its id); empty where the platform knows none, or the customer belongs to all.';
COMMENT ON COLUMN ledger.invoice.entity IS 'The entity whose invoice it is, as the platform names it: a subsidiary of NetSuite (its id), an entity of Intacct (its id); empty where the platform knows none, or for the top level.';
COMMENT ON COLUMN ledger.credit_note.entity IS 'The entity whose credit note it is, as the platform names it: a subsidiary of NetSuite (its id), an entity of Intacct (its id); empty where the platform knows none, or for the top level.';

CREATE OR REPLACE VIEW ledger.document AS
SELECT connection_id, 'invoice' AS document_type, original_id AS document_id, invoice_number AS document_number,
       original_id AS invoice_id, customer_id, date, due_date, status, currency_code, memo, entity
  FROM ledger.invoice
 WHERE deleted_at IS NULL
UNION ALL
SELECT connection_id, 'credit_note', original_id, credit_note_number,
       invoice_id, customer_id, date, NULL, status, currency_code, memo, entity
  FROM ledger.credit_note
 WHERE deleted_at IS NULL;
COMMENT ON COLUMN ledger.document.entity IS 'The entity whose document it is, as the platform names it.';

CREATE OR REPLACE VIEW ledger.revenue_line AS
WITH line AS (
    SELECT connection_id, 'invoice' AS document_type, invoice_id AS document_id, original_id AS line_id, product, description,
           type, type_reason, period_start, period_end, amount_excluding_tax_after_discount AS amount,
           amount_currency_code, foreign_amount, currency_code
      FROM ledger.invoice_line
     WHERE deleted_at IS NULL
    UNION ALL
    SELECT connection_id, 'credit_note', credit_note_id, original_id, product, description,
           type, type_reason, period_start, period_end, amount,
           amount_currency_code, foreign_amount, currency_code
      FROM ledger.credit_note_line
     WHERE deleted_at IS NULL
)
SELECT line.connection_id, company.name AS company, document_type, document_id, document.document_number, line_id,
       document.status, document.status IN ('open', 'paid', 'applied') AS is_booked, document.date,
       date_trunc('month', document.date)::date AS month, document.customer_id, customer.name AS customer_name,
       line.product, line.description, line.type, line.type_reason, line.period_start, line.period_end,
       line.amount, line.amount_currency_code, line.foreign_amount, line.currency_code,
       document.entity
  FROM line
  JOIN ledger.document USING (connection_id, document_type, document_id)
  JOIN daybook.connection ON connection.id = line.connection_id
  JOIN daybook.company ON company.id = connection.company_id
  LEFT JOIN ledger.customer ON customer.connection_id = line.connection_id AND customer.original_id = document.customer_id;
COMMENT ON COLUMN ledger.revenue_line.entity IS 'The entity whose revenue it is, as the platform names it.';
