using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads the seed files into records. Strict: nothing is skipped, guessed or repaired.</summary>
public static class SeedLoader
{
    private const string Demo = "demo/";

    /// <summary>The folder beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "seed-data");

    /// <summary>Reads the files of a folder.</summary>
    /// <param name="demo">Whether to read the illustrative files too.</param>
    /// <param name="today">The day in England from which the illustrative files count.</param>
    /// <exception cref="SeedException">A file says something that cannot be loaded; all of it is told at once.</exception>
    internal static SeedContent Read(string folder, bool demo, DateOnly today)
    {
        var reading = new SeedReading(folder, today);
        var rows = ImmutableArray.CreateBuilder<ICatalogueRecord>();

        rows.AddRange(Each("organisations.yaml", demo, file => OrganisationSeed.Read(reading, file)));
        var (frameworks, primary) = FrameworkSeed.Read(reading, "frameworks.yaml");
        rows.AddRange(frameworks);
        var readiness = RuleSeeds.Readiness(reading, "readiness-requirements.yaml", primary).ToImmutableArray();
        rows.AddRange(readiness);
        rows.AddRange(RuleSeeds.Supervision(reading, "supervision-policies.yaml"));
        rows.AddRange(PublisherSeeds.Specialisms(reading, "specialisms.yaml"));
        rows.AddRange(RuleSeeds.Funding(reading, "funding-streams.yaml"));
        rows.AddRange(Each("accrediting-bodies.yaml", demo, file => PublisherSeeds.AccreditingBodies(reading, file)));
        rows.AddRange(Each("providers.yaml", demo, file => PublisherSeeds.Providers(reading, file)));

        var latest = readiness.GroupBy(row => row.Code).ToDictionary(group => group.Key, group => group.MaxBy(row => row.ValidFrom)!.Id);
        var offers = new OfferSeed(reading, latest);
        var offered = Each("offers.yaml", demo, file => offers.Read(file, file.StartsWith(Demo, StringComparison.Ordinal))).ToImmutableArray();
        rows.AddRange(new PathwaySeed(reading, offers).Read("pathways.yaml"));

        if (demo)
        {
            rows.AddRange(new RunSeed(reading).Read(Demo + "runs.yaml"));
        }

        var people = demo ? new PeopleSeed(reading, new SeededCatalogue(rows, offered)).Read(DemoPeople.File) : new SeededPeople();

        reading.Finish();
        return new SeedContent(rows.ToImmutable(), offered, people);
    }

    private static IEnumerable<T> Each<T>(string file, bool demo, Func<string, IEnumerable<T>> read) =>
        demo ? [.. read(file), .. read(Demo + file)] : [.. read(file)];
}
