using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Imports;

/// <summary>A hub's spreadsheet of offers.</summary>
public abstract class OfferImportTests(Database database)
{
    private const string Header = "Course code,Course name,Short description,Type,Delivery,Duration,Cost,Who for,Level,Competencies,Publish\r\n";

    [Fact]
    public async Task A_hubs_own_columns_and_words_become_offers()
    {
        var hub = await ImportBench.StartAsync(database, "import-words");

        var findings = await hub.Import(ImportDataset.Offers, Header
            + "A1,Listening well,A day on listening.,Course,Face to face,1 day,Free,Coaches,Tier 1,\"1.1 develops \"\"why, indeed; yes\"\"; 1.2 (ASSESSES, Tier 2)\",Yes\r\n"
            + "A2,Goals,Goals in an hour.,Webinar,Virtual,1h 30m,£35.00,Anyone,T2; T3,\"1.1, 1.2\",\r\n");

        Assert.Equal(["2 Create", "3 Create"], ImportBench.Short(findings));
        var offers = await hub.Offers();
        var (listening, goals) = (offers["Listening well"], offers["Goals"]);
        Assert.Equal((OfferStatus.Published, OfferChannel.TrainingHub, OfferFormat.Course), (listening.Offer.Status, listening.Version.Channel, listening.Version.Format));
        Assert.Equal(new OfferDelivery { Mode = DeliveryMode.InPerson, Days = 1 }, listening.Version.Delivery);
        Assert.Equal(new OfferPrice { Free = true }, listening.Version.Price);
        Assert.Equal([new("spreadsheet", "A1")], listening.Offer.ExternalReferences);
        Assert.Equal(
            [(CompetencyCoverage.Develops, null, "why, indeed; yes"), (CompetencyCoverage.Assesses, PracticeTier.Tier2, null)],
            listening.Version.CompetencyMappings.Select(mapping => (mapping.Coverage, mapping.Tier, mapping.Rationale)));
        Assert.Equal((OfferStatus.Draft, 90), (goals.Offer.Status, goals.Version.Delivery.LearningMinutes));
        Assert.Equal(new OfferPrice { Free = false, Amount = new Money(3_500) }, goals.Version.Price);
        Assert.Equal([PracticeTier.Tier2, PracticeTier.Tier3], goals.Version.Tiers);
        Assert.Equal(2, goals.Version.CompetencyMappings.Length);
        Assert.Equal(1, await hub.Look(db => db.AuditEvents.CountAsync(row => row.Action == "importOffers" && row.SubjectId == goals.Offer.Id.Value)));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_one_changed_cell_changes_one_offer()
    {
        var hub = await ImportBench.StartAsync(database, "import-twice");
        var file = Header
            + "B1,Reflecting,On reflecting.,Course,Face to face,2 days,£20,Coaches,,1.1 DEVELOPS,Yes\r\n"
            + ",Without a code,Known by title.,Course,Online,2 hours,,Coaches,,,\r\n";

        var dry = await hub.Import(ImportDataset.Offers, file, writes: false);
        var none = await hub.Offers();
        var first = await hub.Import(ImportDataset.Offers, file);
        var again = await hub.Import(ImportDataset.Offers, file);
        var changed = await hub.Import(ImportDataset.Offers, file.Replace("£20", "£25", StringComparison.Ordinal));

        Assert.Empty(none);
        Assert.Equal(["2 Create", "3 Create"], ImportBench.Short(dry));
        Assert.All(dry, finding => Assert.Null(finding.TargetId));
        Assert.All(first, finding => Assert.NotNull(finding.TargetId));
        Assert.Equal(["2 Unchanged", "3 Unchanged"], ImportBench.Short(again));
        Assert.Equal(["2 Update", "3 Unchanged"], ImportBench.Short(changed));
        var offers = await hub.Offers();
        Assert.Equal((2, 2, 2_500L), (offers.Count, offers["Reflecting"].Version.Number, offers["Reflecting"].Version.Price.Amount!.Value.Pence));
        Assert.Single(offers["Reflecting"].Version.CompetencyMappings);
        var events = await hub.Look(db => db.AuditEvents.Where(row => row.SubjectId == offers["Reflecting"].Offer.Id.Value).ToListAsync());
        Assert.Equal(["price"], events.SelectMany(row => row.ChangedFields));
    }

    [Fact]
    public async Task Each_problem_has_row_column_value_message_and_suggestion()
    {
        var hub = await ImportBench.StartAsync(database, "import-problems");

        var findings = await hub.Import(ImportDataset.Offers, Header
            + "C1,Good one,Fine.,Course,Face to face,1 day,Free,Coaches,,1.1,Yes\r\n"
            + "C2,Bad price,Fine.,Course,Face to face,1 day,about £35,Coaches,,1.1,\r\n"
            + "C3,=HYPERLINK(1),Fine.,Course,Face to face,3.5,,Coaches,,9.99,\r\n"
            + "C4,Not enough,,Course,,,,,,,Yes\r\n"
            + "C5,Patient,Saw 943 476 5919,Course,,,,,,,\r\n"
            + "C1,Twice,Fine.,Course,,,,,,,\r\n"
            + "C6,No type,Fine.,,,,,,,,\r\n"
            + "C7,Odd words,Fine.,Party,By pigeon,,,,Tier 9,,Perhaps\r\n");

        Assert.Equal(
            [
                "2 Create", "3 Reject [Cost: about £35]", "4 Reject [Course name: =HYPERLINK(1)] [Duration: 3.5] [Competencies: 9.99]", "5 Reject [: ]",
                "6 Reject [Short description: ]", "7 Reject [: ]", "8 Reject [Type: ]", "9 Reject [Type: Party] [Delivery: By pigeon] [Level: Tier 9] [Publish: Perhaps]",
            ],
            ImportBench.Short(findings));
        Assert.Equal("£35.00", findings[1].Problems[0].Suggestion);
        Assert.Contains("9.99", findings[2].Problems[2].Message, StringComparison.Ordinal);
        Assert.Contains("summary", findings[3].Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("Row 2", findings[5].Problems[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("476", string.Concat(findings.SelectMany(finding => finding.Problems).Select(problem => problem.ToString())), StringComparison.Ordinal);
        Assert.Empty(await hub.Offers());
    }

    [Fact]
    public async Task As_many_statements_decide_on_a_thousand_rows_as_on_one()
    {
        var hub = await ImportBench.StartAsync(database, "import-statements");
        string File(int rows) => Header + string.Concat(Enumerable.Range(0, rows).Select(row => $"D{row},Offer {row},Fine.,Course,Online,1 day,Free,Coaches,,1.1; 1.2,Yes\r\n"));
        var (one, many) = (0, 0);

        await hub.Import(ImportBench.Sheet(ImportDataset.Offers, File(1)), writes: true, hub.Provider, hub.Publisher, count => one = count);
        await hub.Import(ImportBench.Sheet(ImportDataset.Offers, File(1_000)), writes: true, hub.Provider, hub.Publisher, count => many = count);

        Assert.Equal(one, many);
        Assert.InRange(one, 1, 6);
        Assert.Equal(1_000, (await hub.Offers()).Count);
    }

    [Fact]
    public async Task A_hub_neither_changes_nor_learns_what_is_anothers()
    {
        var (hub, other) = (await ImportBench.StartAsync(database, "import-own"), await ImportBench.StartAsync(database, "import-others"));
        await other.Import(ImportDataset.Offers, "Reference,Slug,Title,Format,Summary\r\nX1,others-secret-draft,Secret draft,Course,Not yet told.\r\n");

        var same = await hub.Import(ImportDataset.Offers, "Reference,Title,Format,Prerequisites\r\nX1,Secret draft,Course,\r\nX2,Mine,Course,others-secret-draft\r\n");
        var named = await hub.Import(ImportDataset.Offers, "Provider,Title,Format\r\nimport-others,Secret draft,Course\r\n");
        var stolen = await hub.Import(ImportBench.Sheet(ImportDataset.Offers, "Title,Format\r\nMine,Course\r\n"), writes: true, other.Provider, hub.Publisher);

        Assert.Equal(["2 Create", "3 Reject [Prerequisites: others-secret-draft]"], ImportBench.Short(same));
        Assert.Equal(["2 Reject [Provider: import-others]"], ImportBench.Short(named));
        Assert.Equal(["2 Reject [Provider: ]"], ImportBench.Short(stolen));
        Assert.DoesNotContain("Not yet told", string.Concat(same.Concat(named).Concat(stolen)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_steward_brings_in_offers_of_several_providers_that_the_rows_name()
    {
        var (one, two) = (await ImportBench.StartAsync(database, "import-several-a"), await ImportBench.StartAsync(database, "import-several-b"));
        const string file = "Provider,Title,Format\r\nimport-several-a,From a file,Course\r\nimport-several-b,From a file,Course\r\n,Nobody's,Course\r\n";

        var findings = await one.Import(ImportBench.Sheet(ImportDataset.Offers, file), writes: true, provider: null, ImportBench.Steward);
        var mended = await one.Import(ImportBench.Sheet(ImportDataset.Offers, file[..file.IndexOf(",Nobody", StringComparison.Ordinal)]), writes: true, provider: null, ImportBench.Steward);

        Assert.Equal(["2 Create", "3 Create", "4 Reject [Provider: ]"], ImportBench.Short(findings));
        Assert.Equal(["2 Create", "3 Create"], ImportBench.Short(mended));
        Assert.Equal((1, 1), ((await one.Offers()).Count, (await two.Offers()).Count));
    }
}

[Collection("Publishing on SQLite")]
public sealed class OfferImportOnSqliteTests() : OfferImportTests(Database.Sqlite);

[Collection("Publishing on PostgreSQL")]
public sealed class OfferImportOnPostgresTests() : OfferImportTests(Database.Postgres);
