using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpdGraph.Api.Case;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Case;

/// <summary>A framework comes in as a CASE package and goes out as the same one.</summary>
public sealed class CaseRoundTripTests(ITestOutputHelper output)
{
    private static readonly string[] Keyed = ["CFDocument", "identifier", "uri", "lastChangeDateTime", "originNodeURI", "destinationNodeURI", "title", "creator"];

    public static TheoryData<string> Names => CaseFixtures.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_read_goes_out_as_it_was_to_the_last_member(string name)
    {
        var package = CaseFixtures.Package(name);

        var once = CaseFixtures.ThereAndBack(package);
        var twice = CaseFixtures.ThereAndBack(once);

        Assert.Equal(CaseFixtures.Canonical(package), CaseFixtures.Canonical(once));
        Assert.Equal(CaseFixtures.Canonical(package), CaseFixtures.Canonical(twice));
    }

    [Fact]
    public void Levels_become_areas_and_competencies_in_the_order_of_the_sequence_numbers()
    {
        var read = CaseFixtures.Read(CaseFixtures.Package("everything"));

        Assert.Equal(["A Working with the person", "B Keeping oneself well"], read.Areas.Select(area => $"{area.Code} {area.Name}"));
        Assert.Equal(
            ["A1 1", "A2 2", "A2.1 3", "A.4 4", "B1 1", "B.2 2"],
            read.Competencies.OrderBy(row => read.Areas.Single(area => area.Id == row.AreaId).Position).Select(row => $"{row.Code} {row.Position}"));
        Assert.Equal("Writes down what was agreed in the person's words.", read.Competencies.Single(row => row.Code == "A.4").Statement);
        Assert.Equal(
            ("Coaching essentials", "3.1", FrameworkStatus.Draft, new DateOnly(2026, 3, 2), new DateOnly(2029, 3, 1), "https://frameworks.example.org/coaching-essentials"),
            (read.Framework.Name, read.Framework.Version, read.Framework.Status, read.Framework.ValidFrom, read.Framework.ValidTo, read.Framework.SourceUrl));
    }

    [Fact]
    public void A_list_without_levels_has_one_area_that_does_not_go_out()
    {
        var read = CaseFixtures.Read(CaseFixtures.Package("flat"));

        Assert.Equal("One list", Assert.Single(read.Areas).Name);
        Assert.Equal(["1.1 Is on time.", "1.2 Is kind.", "1.3 Is honest."], read.Competencies.Select(row => $"{row.Code} {row.Statement}"));
        Assert.Equal(3, CaseFixtures.ThereAndBack(CaseFixtures.Package("flat"))["CFItems"]!.AsArray().Count);
    }

    [Fact]
    public void What_only_we_say_is_read_from_the_extension()
    {
        var read = CaseFixtures.Read(CaseFixtures.Package("own"));

        Assert.Equal([PracticeTier.Tier1, PracticeTier.Tier3], read.Tiers.Select(tier => tier.Tier));
        Assert.Equal((true, Provenance.Official, "A book"), (read.Tiers[1].MaySupervise, read.Tiers[1].Provenance, read.Tiers[1].SourceReference));
        Assert.Equal((Provenance.Official, null), (read.Areas[0].Provenance, read.Areas[0].SourceReference));
        Assert.Equal([new(PracticeTier.Tier1, Attainment.Aware), new(PracticeTier.Tier3, Attainment.LeadsOthers)], read.Competencies[0].Expectations);
        Assert.Equal(("A curriculum", "PCI-1"), (read.Competencies[0].Alignments[0].Framework, read.Competencies[0].Alignments[0].Code));
    }

    [Fact]
    public async Task Our_own_frameworks_are_read_back_to_the_last_field_from_what_a_validator_passes()
    {
        var api = await ApiServer.SharedAsync(Database.Sqlite);
        var catalogue = api.Services.GetRequiredService<CatalogueStore>().Current.For(CatalogueViewer.Steward, ApiServer.Now);
        var packages = new List<JsonObject>();

        foreach (var framework in catalogue.Frameworks())
        {
            var content = CaseFramework.Of(catalogue, framework);
            var package = CasePackage.At(CasePackage.Of(content, remainder: null), "https://hub.example.org");
            var read = CaseReader.Read(package, new(null, null, null, framework.ValidFrom, framework.ValidFrom)).Framework;

            Assert.Equal(JsonSerializer.Serialize(content.Records.Cast<object>()), JsonSerializer.Serialize(read!.Records.Cast<object>()));
            packages.Add(package);
        }

        Assert.True(packages.Count >= 2);
        packages.AddRange(CaseFixtures.Names.Select(name => CaseFixtures.ThereAndBack(CaseFixtures.Package(name.Data))));
        await using var validator = JsonLineProcess.StartNpm("case.mjs");

        foreach (var package in packages)
        {
            Assert.Equal("[]", await validator.AskAsync(package.ToJsonString(), TestContext.Current.CancellationToken));
        }

        packages[0]["CFItems"]![0]!["fullStatment"] = "Not a member.";
        Assert.Contains("unevaluated", await validator.AskAsync(packages[0].ToJsonString(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Made_up_packages_go_out_as_they_were()
    {
        var run = RandomRun.Of(300);
        output.WriteLine(run.ToString());
        var random = new Random(run.Seed);

        for (var number = 0; number < run.Count; number++)
        {
            var package = CaseFixtures.Package(CaseFixtures.Names.Select(name => name.Data).ElementAt(random.Next(4)));
            Shake(package, random);

            Assert.Equal(CaseFixtures.Canonical(package), CaseFixtures.Canonical(CaseFixtures.ThereAndBack(package)));
        }
    }

    [Fact]
    public void The_state_here_is_written_in_the_place_of_the_packages_once_it_is_another()
    {
        var package = CaseFixtures.Package("everything");
        var draft = CaseFixtures.Read(package);
        var kept = CaseRest.Between(package, CaseWriter.Package(draft));
        var inForce = draft with { Framework = draft.Framework with { Status = FrameworkStatus.Current, ValidFrom = new(2027, 4, 1), ValidTo = null } };

        var document = CaseRest.Applied(CaseWriter.Package(inForce), kept)["CFDocument"]!;

        Assert.Equal(("Adopted", "2027-04-01", null), ((string?)document["adoptionStatus"], (string?)document["statusStartDate"], (string?)document["statusEndDate"]));
        Assert.Equal("Example College of Coaching", (string?)document["creator"]);
    }

    /// <summary>Takes out what may be left out, and turns lists round.</summary>
    private static void Shake(JsonObject part, Random random)
    {
        foreach (var (name, value) in part.ToArray())
        {
            var required = Keyed.Contains(name) || name is "fullStatement" or "associationType" or "description" or "hierarchyCode" or "licenseText" or "CFItems";

            if (!required && random.Next(6) == 0)
            {
                part.Remove(name);
            }
            else if (name == "extensions")
            {
                continue;
            }
            else if (value is JsonObject inner)
            {
                Shake(inner, random);
            }
            else if (value is JsonArray list)
            {
                foreach (var one in list.OfType<JsonObject>())
                {
                    Shake(one, random);
                }

                if (random.Next(3) == 0)
                {
                    part[name] = new JsonArray([.. list.Reverse().Select(one => one?.DeepClone())]);
                }
            }
        }
    }
}
