using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CpdGraph.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Erasure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "erasure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    coach_id = table.Column<Guid>(type: "uuid", nullable: true),
                    supervisor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    principal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    pseudonym = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    erased_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    erased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasure", x => x.id);
                    table.ForeignKey(
                        name: "fk_erasure_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_erasure_principal_erased_by_id",
                        column: x => x.erased_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_erasure_principal_principal_id",
                        column: x => x.principal_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_erasure_supervisor_supervisor_id",
                        column: x => x.supervisor_id,
                        principalTable: "supervisor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_erasure_coach_id",
                table: "erasure",
                column: "coach_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_erasure_erased_by_id",
                table: "erasure",
                column: "erased_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_erasure_principal_id",
                table: "erasure",
                column: "principal_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_erasure_supervisor_id",
                table: "erasure",
                column: "supervisor_id",
                unique: true);

            // The audit trail stays as it is, but for the name of somebody who was erased: see docs/decisions/0019-erasure.md.
            migrationBuilder.Sql("DROP TRIGGER audit_event_never_changes ON audit_event");
            migrationBuilder.Sql(
                """
                CREATE FUNCTION audit_event_lets_erased_names_go() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN
                    IF NEW.actor_name = (SELECT pseudonym FROM erasure WHERE erasure.principal_id = OLD.actor_id)
                        AND to_jsonb(NEW) - 'actor_name' = to_jsonb(OLD) - 'actor_name' THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'audit_event is append-only';
                END $$
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER audit_event_never_changes BEFORE UPDATE ON audit_event
                FOR EACH ROW EXECUTE FUNCTION audit_event_lets_erased_names_go()
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER audit_event_never_goes BEFORE DELETE OR TRUNCATE ON audit_event
                FOR EACH STATEMENT EXECUTE FUNCTION audit_event_is_append_only()
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER audit_event_never_goes ON audit_event");
            migrationBuilder.Sql("DROP TRIGGER audit_event_never_changes ON audit_event");
            migrationBuilder.Sql("DROP FUNCTION audit_event_lets_erased_names_go()");
            migrationBuilder.Sql(
                """
                CREATE TRIGGER audit_event_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
                FOR EACH STATEMENT EXECUTE FUNCTION audit_event_is_append_only()
                """);
            migrationBuilder.DropTable(
                name: "erasure");
        }
    }
}
