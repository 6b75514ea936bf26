using System.Collections.Immutable;
using System.Security.Cryptography;
using CpdGraph.Domain;

namespace CpdGraph.Api.Imports;

/// <summary>
/// Coaches with their employments. One person is one e-mail address; with one employer they are imported once. Nobody is invited by it: an
/// invitation's code is shown once, to who invites.
/// </summary>
internal sealed class ImportCoaches : IImportDataset
{
    public string Name => "coaches";

    public ImmutableArray<ImportColumn> Columns { get; } =
    [
        new("name", "Ada Example", IsNeeded: true, "display name", "full name", "coach", "coach name"),
        new("email", "ada@example.org", IsNeeded: true, "e-mail address", "mail", "coach email"),
        new("employer", "U00000", IsNeeded: true, "ods code", "employer ods code", "organisation", "employed by"),
        new("job_title", "Health and wellbeing coach", IsNeeded: true, "role", "post", "position"),
        new("started_on", "03/02/2025", IsNeeded: true, "start date", "from", "started", "date started"),
        new("ended_on", "", IsNeeded: false, "end date", "to", "until", "leaving date"),
        new("placed_with", "", IsNeeded: false, "pcn", "works at", "placement", "primary care network"),
        new("whole_time_equivalent", "0.8", IsNeeded: false, "wte", "fte", "full time equivalent"),
        new("funded_by_arrs", "yes", IsNeeded: false, "arrs", "arrs funded"),
        new("line_manager_email", "", IsNeeded: false, "line manager", "manager email"),
    ];

    public async Task ReadAsync(IReadOnlyList<ImportCells> rows, ImportWork work, CancellationToken cancellation)
    {
        var known = await KnownCoaches.ReadAsync(work.Database, cancellation);
        var organisations = await KnownOrganisations.ReadAsync(work.Database, cancellation);
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);

        foreach (var cells in rows)
        {
            Read(cells, known, organisations, seen, work);
        }
    }

    private static void Read(ImportCells cells, KnownCoaches known, KnownOrganisations organisations, Dictionary<string, int> seen, ImportWork work)
    {
        var (name, email, jobTitle) = (cells.Needed("name"), cells.Needed("email"), cells.Needed("job_title"));
        var (employer, startedOn, endedOn) = (organisations.Find(cells, "employer"), cells.Day("started_on"), cells.Day("ended_on"));
        var manager = cells.Text("line_manager_email") is null ? null : known.Supervisor(cells, "line_manager_email");
        var placedWith = organisations.Find(cells, "placed_with");
        var (share, arrs) = (cells.Number("whole_time_equivalent"), cells.Flag("funded_by_arrs") ?? false);

        if (cells.Problems == 0 && (employer is null || startedOn is null))
        {
            cells.Needed(employer is null ? "employer" : "started_on");
        }

        if (email.Length > 0 && !seen.TryAdd(email, cells.Row))
        {
            cells.Refuse("email", $"Row {seen[email]} has this e-mail address too. A person has one row.");
        }

        if (endedOn < startedOn)
        {
            cells.Refuse("ended_on", "The last day is before the first. Check both.");
        }

        if (cells.Problems > 0 || employer is null || startedOn is null)
        {
            return;
        }

        if (known.WithEmail(email).FirstOrDefault() is { } there)
        {
            if (known.EmploymentsOf(there.Id).Any(job => job.OrganisationId == employer.Id))
            {
                work.Unchanged++;
            }
            else
            {
                cells.Refuse("employer", "This coach is here already, with another employer. Record the change of employment with changeCoachEmployment.");
            }

            return;
        }

        var registration = new CoachRegistration
        {
            DisplayName = name,
            Email = email,
            Employment = new()
            {
                Organisation = new(employer.Name, employer),
                PlacedWith = placedWith is null ? null : new Named<Organisation>(placedWith.Name, placedWith),
                JobTitle = jobTitle,
                StartedOn = startedOn.Value,
                WholeTimeEquivalent = share,
                FundedByArrs = arrs,
            },
            LineManager = manager is null ? null : new Named<Supervisor>(manager.DisplayName, manager),
        };

        CoachRules.Register(registration, work.Account, registrarAsSupervisor: null, RandomNumberGenerator.GetBytes(InvitationCode.EntropyBytes), work.Now).Match(
            registered =>
            {
                work.Add(
                    "importCoaches", new(RecordKind.Coach, registered.Coach.Id.Value), registered.Coach.Id,
                    [registered.Coach, registered.Employment with { EndedOn = endedOn }, .. registered.Assignments]);
                return true;
            },
            errors =>
            {
                ImportWork.Refuse(cells, errors, ColumnOf);
                return false;
            });
    }

    private static string? ColumnOf(string field) => field switch
    {
        "displayName" => "name",
        "email" => "email",
        "employment.organisationId" => "employer",
        "employment.placedWithId" => "placed_with",
        "employment.jobTitle" => "job_title",
        "employment.startedOn" => "started_on",
        "employment.wholeTimeEquivalent" => "whole_time_equivalent",
        "lineManagerId" => "line_manager_email",
        _ => null,
    };
}
