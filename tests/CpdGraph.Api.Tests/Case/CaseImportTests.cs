using System.Text.Json.Nodes;
using CpdGraph.Api.Case;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Api.Tests.Verbs;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Case;

/// <summary>What an import of a CASE package does to an installation. Each test has identifiers of its own.</summary>
public abstract class CaseImportTests(CaseServer server)
{
    private static readonly DateOnly Today = LondonCalendar.DayOf(ApiServer.Now);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Packages_come_in_as_drafts_once_and_are_served_as_they_came()
    {
        foreach (var name in CaseFixtures.Names.Select(row => row.Data))
        {
            var package = CaseFixtures.Package(name);
            var wishes = Wishes(name == "own" ? "SERVED" : name.ToUpperInvariant());

            var dry = await Import(package, wishes, dryRun: true);
            var before = await Served(package);
            var first = await Import(package, wishes);
            var again = await Import(package, wishes);

            Assert.Equal((CaseImportState.Added, null), (dry.State, before));
            Assert.Equal((CaseImportState.Added, CaseImportState.Unchanged), (first.State, again.State));
            Assert.Equal(CaseFixtures.Canonical(package), CaseFixtures.Canonical(await Served(package)));
        }
    }

    [Fact]
    public async Task What_is_here_is_never_changed_by_an_import()
    {
        var package = CaseFixtures.Package("own", "5e1d0c01");
        var changed = CaseFixtures.Package("own", "5e1d0c01");
        changed["CFItems"]![1]!["fullStatement"] = "Knows the local services by heart.";
        var moved = JsonNode.Parse(package.ToJsonString().Replace("000000003001", "000000003002", StringComparison.Ordinal))!.AsObject();
        await Import(package, Wishes());

        Assert.Contains("the package says something else", await Refusal(changed, Wishes()), StringComparison.Ordinal);
        Assert.Contains("the package says something else", await Refusal(changed, Wishes(from: Today)), StringComparison.Ordinal);
        Assert.Contains("is in LOCAL, version \"2027\", too", await Refusal(moved, Wishes()), StringComparison.Ordinal);
        Assert.Contains("has a version \"2027\" already", await Refusal(CaseFixtures.Package("own", "5e1d0c02"), Wishes()), StringComparison.Ordinal);
        Assert.Contains("as HWBC has, and would take its place", await Refusal(package, Wishes(from: Today)), StringComparison.Ordinal);
        Assert.Contains("Say it: --code", await Refusal(CaseFixtures.Package("flat", "5e1d0c03"), Wishes()), StringComparison.Ordinal);
        Assert.Equal(CaseFixtures.Canonical(package), CaseFixtures.Canonical(await Served(package)));
    }

    [Fact]
    public async Task A_framework_of_this_installation_that_is_read_back_is_known()
    {
        using var answer = await server.Api.Http.GetAsync(new Uri($"{CaseAddress.Base}/CFDocuments", UriKind.Relative), Cancellation);
        var documents = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!["CFDocuments"]!.AsArray();
        var pci = documents.Single(document => (string?)document!["title"] == "Personalised Care Institute curriculum")!;
        var package = JsonNode.Parse(await server.Api.Http.GetStringAsync(new Uri((string)pci["CFPackageURI"]!["uri"]!), Cancellation))!.AsObject();

        Assert.Equal(CaseImportState.Unchanged, (await Import(package, Wishes())).State);
    }

    [Fact]
    public async Task A_draft_comes_into_force_on_a_day_and_ends_the_version_before_it()
    {
        var (package, hwbc, day) = (CaseFixtures.Package("own", "5e1d0c04"), Wishes("HWBC"), Today.AddDays(30));
        await Import(package, hwbc);

        Assert.Contains("has passed", await Refusal(package, hwbc with { From = Today.AddDays(-1) }), StringComparison.Ordinal);
        var outcome = await Import(package, hwbc with { From = day });
        var again = await Import(package, hwbc with { From = day });
        var next = await Refusal(CaseFixtures.Package("own", "5e1d0c05"), hwbc with { Label = "2028", From = day });

        Assert.Equal((CaseImportState.TakenIntoForce, CaseImportState.Unchanged), (outcome.State, again.State));
        Assert.Contains(outcome.Notes, note => note.Message.Contains("both begin anew", StringComparison.Ordinal));
        Assert.Contains("Say a later day", next, StringComparison.Ordinal);
        await server.Api.Services.GetRequiredService<CatalogueStore>().CatchUpAsync(Cancellation);
        await using var scope = server.Api.Services.CreateAsyncScope();
        var versions = await scope.ServiceProvider.GetRequiredService<CpdContext>().Frameworks
            .Where(row => row.Code == "HWBC").OrderBy(row => row.ValidFrom).ToListAsync(Cancellation);
        Assert.Equal(
            [(FrameworkStatus.Current, day.AddDays(-1)), (FrameworkStatus.Current, (DateOnly?)null)],
            versions.Select(row => (row.Status, row.ValidTo)));
        var catalogue = server.Api.Services.GetRequiredService<CatalogueStore>().Current.For(CatalogueViewer.Steward, ApiServer.Now);
        Assert.Equal(
            catalogue.RequirementsAround(day.AddDays(-1)).Select(row => row.Id),
            catalogue.RequirementsAround(day).Select(row => row.Id));
        Assert.Equal((versions[1].Id, true), (catalogue.FrameworkOn(day)!.Id, catalogue.RequirementsAround(day).Count > 0));
        Assert.Equal((day, CaseNames.Of(day)), (versions[1].ValidFrom, (string?)(await Served(package))!["CFDocument"]!["statusStartDate"]));
    }

    [Fact]
    public async Task Of_two_who_import_at_once_one_does()
    {
        var package = CaseFixtures.Package("deep", "5e1d0c06");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Import(package, Wishes("ATONCE")), Cancellation)));

        Assert.Single(outcomes, outcome => outcome.State == CaseImportState.Added);
        Assert.Equal(CaseImportState.Unchanged, (await Import(package, Wishes("ATONCE"))).State);
    }

    private static CaseWishes Wishes(string? code = null, DateOnly? from = null) => new(code, Label: null, Provenance: null, from, Today);

    private Task<CaseImportOutcome> Import(JsonObject package, CaseWishes wishes, bool dryRun = false) =>
        CaseImport.RunAsync(server.Api.Services, CaseFixtures.Bytes(package), wishes, dryRun, Cancellation);

    private async Task<string> Refusal(JsonObject package, CaseWishes wishes)
    {
        var outcome = await Import(package, wishes);

        Assert.Equal(CaseImportState.Refused, outcome.State);

        return string.Join('\n', outcome.Problems);
    }

    private async Task<JsonNode?> Served(JsonObject package)
    {
        // The verb is a process of its own: a server learns of it within a second.
        await server.Api.Services.GetRequiredService<CatalogueStore>().CatchUpAsync(Cancellation);
        using var answer = await server.Api.Http.GetAsync(new Uri($"{CaseAddress.Base}/CFPackages/{package["CFDocument"]!["identifier"]}", UriKind.Relative), Cancellation);

        return answer.IsSuccessStatusCode ? JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation)) : null;
    }
}

/// <summary>A server that the tests of a class write to.</summary>
public abstract class CaseServer(Database database) : IAsyncLifetime
{
    public ApiServer Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (database is Database.Postgres)
        {
            await PostgresServer.RequireAsync();
        }

        Api = await ApiServer.ToWriteToAsync(database, _ => { });
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);

        return Api.DisposeAsync();
    }
}

/// <summary>On the embedded database.</summary>
public sealed class CaseServerOnSqlite() : CaseServer(Database.Sqlite);

/// <summary>On a server.</summary>
public sealed class CaseServerOnPostgres() : CaseServer(Database.Postgres);

/// <summary>On the embedded database.</summary>
public sealed class CaseImportOnSqliteTests(CaseServerOnSqlite server) : CaseImportTests(server), IClassFixture<CaseServerOnSqlite>;

/// <summary>On a server.</summary>
public sealed class CaseImportOnPostgresTests(CaseServerOnPostgres server) : CaseImportTests(server), IClassFixture<CaseServerOnPostgres>;

/// <summary>The verb, as whoever keeps an installation runs it.</summary>
public sealed class ImportFrameworkVerbTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_package_is_looked_at_then_imported_and_everything_that_is_not_used_is_told()
    {
        await cli.HaveDemoAsync();
        var package = CaseFixtures.Package("everything");
        package["CFItems"]![1]!["colour"] = "green";
        cli.Write("framework.json", package.ToJsonString());

        var dry = await Run("framework.json", "--code", "ESSENTIALS", "--dry-run", "--json");
        var done = await Run("framework.json", "--code", "ESSENTIALS");
        var missing = await Run("nothing.json");
        var both = await Run("framework.json", "--draft", "--from", "2027-01-01");

        Assert.True(dry.Code == 0 && done.Code == 0, dry.Error + done.Error);
        var told = JsonNode.Parse(dry.Output)!;
        Assert.Equal(("Added", false, 2, 6), ((string?)told["state"], (bool)told["saved"]!, (int)told["framework"]!["areas"]!, (int)told["framework"]!["competencies"]!));
        Assert.Contains("CFItems[1].colour: CASE 1.1 has no such member here.", done.Error, StringComparison.Ordinal);
        Assert.Contains("CFItems[5]: has no code: it is A.4 here.", done.Error, StringComparison.Ordinal);
        Assert.Contains("CFRubrics: rubrics (1)", done.Error, StringComparison.Ordinal);
        Assert.Contains("ESSENTIALS, version \"3.1\", with 2 areas, 6 competencies and 0 tiers, is here as a draft.", done.Error, StringComparison.Ordinal);
        Assert.Equal((1, $"There is no file {Path.Combine(cli.Folder, "nothing.json")}."), (missing.Code, missing.Error.Trim()));
        Assert.Equal(2, both.Code);
    }

    private Task<CliResult> Run(params string[] arguments) => Cli.RunHere(
        ["import", "framework", Path.Combine(cli.Folder, arguments[0]), .. arguments.Skip(1), "--data", Path.Combine(cli.Folder, "data")]);
}
