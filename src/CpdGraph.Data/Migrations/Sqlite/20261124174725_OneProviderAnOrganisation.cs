using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CpdGraph.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OneProviderAnOrganisation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_provider_organisation_id",
                table: "provider");

            migrationBuilder.CreateIndex(
                name: "ix_provider_organisation_id",
                table: "provider",
                column: "organisation_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_provider_organisation_id",
                table: "provider");

            migrationBuilder.CreateIndex(
                name: "ix_provider_organisation_id",
                table: "provider",
                column: "organisation_id");
        }
    }
}
