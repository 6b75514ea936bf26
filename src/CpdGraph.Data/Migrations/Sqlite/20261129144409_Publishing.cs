using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CpdGraph.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Publishing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "return_reason",
                table: "offer_submission",
                type: "TEXT",
                maxLength: 1000,
                nullable: true,
                collation: "BINARY");

            migrationBuilder.AddColumn<long>(
                name: "returned_at",
                table: "offer_submission",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "returned_by_id",
                table: "offer_submission",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "revocation_reason",
                table: "accreditation",
                type: "TEXT",
                nullable: true,
                collation: "BINARY");

            migrationBuilder.CreateTable(
                name: "calendar_link",
                columns: table => new
                {
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    secret_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    label = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY"),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_link", x => new { x.coach_id, x.id });
                    table.ForeignKey(
                        name: "fk_calendar_link_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_remainder",
                columns: table => new
                {
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_remainder", x => x.framework_id);
                    table.ForeignKey(
                        name: "fk_case_remainder_competency_framework_framework_id",
                        column: x => x.framework_id,
                        principalTable: "competency_framework",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_event",
                columns: table => new
                {
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    offer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    run_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    subject_revision = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_catalogue_event", x => new { x.revision, x.position });
                });

            migrationBuilder.CreateTable(
                name: "import_job",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    requested_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    requested_by_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    provider_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    dataset = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    upload_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    worksheet = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY"),
                    columns = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    skip_rejected = table.Column<bool>(type: "INTEGER", nullable: false),
                    row_count = table.Column<int>(type: "INTEGER", nullable: false),
                    rows_done = table.Column<int>(type: "INTEGER", nullable: false),
                    create_count = table.Column<int>(type: "INTEGER", nullable: false),
                    update_count = table.Column<int>(type: "INTEGER", nullable: false),
                    unchanged_count = table.Column<int>(type: "INTEGER", nullable: false),
                    reject_count = table.Column<int>(type: "INTEGER", nullable: false),
                    failure = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true, collation: "BINARY"),
                    held_until = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_job", x => x.id);
                    table.ForeignKey(
                        name: "fk_import_job_principal_requested_by_id",
                        column: x => x.requested_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_import_job_provider_provider_id",
                        column: x => x.provider_id,
                        principalTable: "provider",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mapping_check",
                columns: table => new
                {
                    offer_version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    competency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    checked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    verification = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true, collation: "BINARY"),
                    checked_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    checked_by_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mapping_check", x => new { x.offer_version_id, x.competency_id, x.checked_at });
                    table.ForeignKey(
                        name: "fk_mapping_check_competency_competency_id",
                        column: x => x.competency_id,
                        principalTable: "competency",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_mapping_check_offer_version_offer_version_id",
                        column: x => x.offer_version_id,
                        principalTable: "offer_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_mapping_check_principal_checked_by_id",
                        column: x => x.checked_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "remembered_column",
                columns: table => new
                {
                    provider_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dataset = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    header = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    field = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remembered_column", x => new { x.provider_id, x.dataset, x.header });
                    table.ForeignKey(
                        name: "fk_remembered_column_provider_provider_id",
                        column: x => x.provider_id,
                        principalTable: "provider",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "run_revision",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    changed_fields = table.Column<string>(type: "TEXT", nullable: false),
                    starts_at_before = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at_before = table.Column<long>(type: "INTEGER", nullable: false),
                    venue_before = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_revision", x => new { x.run_id, x.revision });
                    table.ForeignKey(
                        name: "fk_run_revision_offer_run_run_id",
                        column: x => x.run_id,
                        principalTable: "offer_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_run_revision_principal_changed_by_id",
                        column: x => x.changed_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "upload",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    uploaded_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    uploaded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_upload", x => x.id);
                    table.ForeignKey(
                        name: "fk_upload_principal_uploaded_by_id",
                        column: x => x.uploaded_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "import_finding",
                columns: table => new
                {
                    job_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    target_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    target_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    problems = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_finding", x => new { x.job_id, x.number });
                    table.ForeignKey(
                        name: "fk_import_finding_import_job_job_id",
                        column: x => x.job_id,
                        principalTable: "import_job",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "upload_content",
                columns: table => new
                {
                    upload_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_upload_content", x => x.upload_id);
                    table.ForeignKey(
                        name: "fk_upload_content_upload_upload_id",
                        column: x => x.upload_id,
                        principalTable: "upload",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_offer_submission_returned_by_id",
                table: "offer_submission",
                column: "returned_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_link_coach_id",
                table: "calendar_link",
                column: "coach_id",
                unique: true,
                filter: "revoked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_link_id",
                table: "calendar_link",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_link_secret_hash",
                table: "calendar_link",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_catalogue_event_at",
                table: "catalogue_event",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_import_finding_job_id_outcome_number",
                table: "import_finding",
                columns: new[] { "job_id", "outcome", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_import_job_provider_id_created_at_id",
                table: "import_job",
                columns: new[] { "provider_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_import_job_requested_by_id_created_at_id",
                table: "import_job",
                columns: new[] { "requested_by_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_import_job_status_created_at",
                table: "import_job",
                columns: new[] { "status", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_mapping_check_checked_by_id",
                table: "mapping_check",
                column: "checked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_mapping_check_competency_id",
                table: "mapping_check",
                column: "competency_id");

            migrationBuilder.CreateIndex(
                name: "ix_run_revision_changed_by_id",
                table: "run_revision",
                column: "changed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_upload_token_hash",
                table: "upload",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_upload_uploaded_at",
                table: "upload",
                column: "uploaded_at");

            migrationBuilder.CreateIndex(
                name: "ix_upload_uploaded_by_id",
                table: "upload",
                column: "uploaded_by_id");

            migrationBuilder.AddForeignKey(
                name: "fk_offer_submission_principal_returned_by_id",
                table: "offer_submission",
                column: "returned_by_id",
                principalTable: "principal",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_offer_submission_principal_returned_by_id",
                table: "offer_submission");

            migrationBuilder.DropTable(
                name: "calendar_link");

            migrationBuilder.DropTable(
                name: "case_remainder");

            migrationBuilder.DropTable(
                name: "catalogue_event");

            migrationBuilder.DropTable(
                name: "import_finding");

            migrationBuilder.DropTable(
                name: "mapping_check");

            migrationBuilder.DropTable(
                name: "remembered_column");

            migrationBuilder.DropTable(
                name: "run_revision");

            migrationBuilder.DropTable(
                name: "upload_content");

            migrationBuilder.DropTable(
                name: "import_job");

            migrationBuilder.DropTable(
                name: "upload");

            migrationBuilder.DropIndex(
                name: "ix_offer_submission_returned_by_id",
                table: "offer_submission");

            migrationBuilder.DropColumn(
                name: "return_reason",
                table: "offer_submission");

            migrationBuilder.DropColumn(
                name: "returned_at",
                table: "offer_submission");

            migrationBuilder.DropColumn(
                name: "returned_by_id",
                table: "offer_submission");

            migrationBuilder.DropColumn(
                name: "revocation_reason",
                table: "accreditation");
        }
    }
}
