using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CpdGraph.Domain;

namespace CpdGraph.Api.Case;

/// <summary>What who imports says of a framework, where the package cannot.</summary>
/// <param name="Code">Under which code it stands here. Null: as the package says.</param>
/// <param name="Label">Label of the version. Null: as the package says.</param>
/// <param name="Provenance">Null: as the package says, else stated by its publisher.</param>
/// <param name="From">First day on which it counts. Null: it stays a draft.</param>
/// <param name="Today">Today in England.</param>
internal sealed record CaseWishes(string? Code, string? Label, Provenance? Provenance, DateOnly? From, DateOnly Today);

/// <summary>
/// Reads a checked package as a framework. Its top items are areas, all items below them competencies of the area, in their order. A package
/// without levels has one area that holds all.
/// </summary>
internal sealed class CaseReader
{
    private const int LongestCode = 80;
    private const int LongestLabel = 200;

    private readonly JsonObject document;
    private readonly IReadOnlyList<JsonObject> items;
    private readonly IReadOnlyList<JsonObject> associations;
    private readonly CaseTree tree;

    // Of matches elsewhere, those alone are read of which it is known what they match: the others stay what they are, associations.
    private readonly ILookup<string, int> matches;
    private readonly List<CaseProblem> problems = [];
    private readonly List<CaseProblem> notes = [];

    private CaseReader(JsonObject package)
    {
        document = package["CFDocument"]!.AsObject();
        items = Parts(package["CFItems"]);
        associations = Parts(package["CFAssociations"]);
        tree = CaseTree.Of(Id(document), items, associations);
        matches = associations.Select((association, index) => (association, index))
            .Where(pair => Text(pair.association, "associationType") == CaseNames.SameAs && pair.association["extensions"]?[CaseNames.Extension] is not null)
            .ToLookup(pair => Text(pair.association["originNodeURI"]!.AsObject(), "identifier")!, pair => pair.index, StringComparer.Ordinal);
    }

    /// <returns>The framework, null when something is wrong; what is wrong; and what is other here than in the package.</returns>
    public static (CaseFramework? Framework, IReadOnlyList<CaseProblem> Problems, IReadOnlyList<CaseProblem> Notes) Read(JsonObject package, CaseWishes wishes)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(wishes);

        var reader = new CaseReader(package);
        var framework = reader.Read(wishes);

        return (reader.problems.Count == 0 ? framework : null, reader.problems, reader.notes);
    }

    private CaseFramework? Read(CaseWishes wishes)
    {
        var own = CaseExtension.Of(document, "CFDocument", problems);
        var framework = Framework(own, wishes);

        if (items.Count == 0)
        {
            Report("CFItems", "is empty: a framework without a single statement has no use here.");
        }

        foreach (var index in tree.InCircles)
        {
            Report(Place(index), "is below itself, by its isChildOf associations. Let one of them end elsewhere.");
        }

        if (problems.Count > 0)
        {
            return null;
        }

        var areas = ImmutableArray.CreateBuilder<CompetencyArea>();
        var competencies = ImmutableArray.CreateBuilder<Competency>();
        var tops = tree.ChildrenOf(CaseTree.Root);

        if (tops.All(top => tree.ChildrenOf(top).Count == 0))
        {
            areas.Add(WholeArea(framework));
            AddCompetencies(competencies, framework, areas[0], tops);
            notes.Add(new("CFItems", "The package has one level: its statements stand in one area here, which is not written out again."));
        }
        else
        {
            foreach (var (top, code) in tops.Zip(Codes(tops, prefix: "")))
            {
                var area = Area(top, code, framework, areas.Count + 1);
                areas.Add(area);
                AddCompetencies(competencies, framework, area, tree.Below(top));
            }

            Tell(tops.Count(top => tree.ChildrenOf(top).Count == 0), "top statements have none below them: they are areas without competencies here.");
            Tell(items.Count - tops.Count - tops.Sum(top => tree.ChildrenOf(top).Count), "statements are more than two levels deep: they are competencies of their area here, and go out again at their level.");
        }

        return problems.Count > 0 ? null : new(framework, areas.ToImmutable(), competencies.ToImmutable(), Tiers(own, framework));
    }

    private CompetencyFramework Framework(CaseExtension own, CaseWishes wishes)
    {
        var code = wishes.Code ?? own.Text("code");
        var label = wishes.Label ?? Text(document, "version") ?? Text(document, "lastChangeDateTime")!;
        var source = Text(document, "officialSourceURL");
        var first = wishes.From ?? Day("statusStartDate") ?? wishes.Today;
        var last = Day("statusEndDate");

        if (string.IsNullOrWhiteSpace(code))
        {
            Report("", "The package does not say under which code the framework stands here, the same for all its versions. Say it: --code HWBC.");
        }
        else if (code.Length > LongestCode)
        {
            Report("", $"The code of the framework has {code.Length} characters; {LongestCode} are the most. Say a shorter one: --code.");
        }

        if (string.IsNullOrWhiteSpace(label) || label.Length > LongestLabel)
        {
            Report("CFDocument.version", $"is empty, or longer than {LongestLabel} characters. Say a shorter one: --label.");
        }

        return new()
        {
            Id = new(Id(document)),
            Code = code ?? "",
            Name = Text(document, "title")!,
            Version = label,
            Status = wishes.From is null ? FrameworkStatus.Draft : FrameworkStatus.Current,
            PublishedOn = own.Day("publishedOn"),
            ValidFrom = first,
            ValidTo = last >= first ? last : null,
            SourceUrl = Uri.TryCreate(source, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" ? source : null,
            Provenance = wishes.Provenance ?? own.Value("provenance", (Func<Provenance, string>)CaseNames.Of) ?? Provenance.ProviderStated,
            SourceReference = own.Has("provenance") ? own.Text("sourceReference") : source ?? Text(document, "uri"),
        };
    }

    // A list without levels: its area is ours, and in no package.
    private static CompetencyArea WholeArea(CompetencyFramework framework) => new()
    {
        Id = new(CaseId.Of(framework.Id.Value, "area")),
        FrameworkId = framework.Id,
        Code = "1",
        Name = framework.Name,
        Position = 1,
        Provenance = framework.Provenance,
        SourceReference = framework.SourceReference,
    };

    private CompetencyArea Area(int index, string code, CompetencyFramework framework, int position)
    {
        var (provenance, source) = CaseExtension.Of(items[index], Place(index), problems).SourceOr(framework);

        return new()
        {
            Id = new(Id(items[index])),
            FrameworkId = framework.Id,
            Code = code,
            Name = Text(items[index], "fullStatement")!,
            Description = Text(items[index], "notes"),
            Position = position,
            Provenance = provenance,
            SourceReference = source,
        };
    }

    private void AddCompetencies(ImmutableArray<Competency>.Builder to, CompetencyFramework framework, CompetencyArea area, IReadOnlyList<int> below)
    {
        foreach (var ((index, code), position) in below.Zip(Codes(below, prefix: $"{area.Code}.")).Select((pair, position) => (pair, position + 1)))
        {
            var own = CaseExtension.Of(items[index], Place(index), problems);
            var (provenance, source) = own.SourceOr(framework);
            to.Add(new()
            {
                Id = new(Id(items[index])),
                AreaId = area.Id,
                Code = code,
                Position = position,
                Statement = Text(items[index], "fullStatement")!,
                Guidance = Text(items[index], "notes"),
                ExpectedFrom = own.Value("expectedFrom", (Func<PracticeTier, string>)CaseNames.Of),
                Expectations = [.. own.List("expectations").Select(Expectation)],
                Alignments = [.. Alignments(Id(items[index]), framework)],
                Provenance = provenance,
                SourceReference = source,
            });
        }
    }

    private static TierExpectation Expectation(CaseExtension row) => new(
        row.Needed("tier", (Func<PracticeTier, string>)CaseNames.Of), row.Needed("attainment", (Func<Attainment, string>)CaseNames.Of));

    private IEnumerable<CompetencyAlignment> Alignments(Guid item, CompetencyFramework framework) => matches[$"{item:D}"]
        .Select(index => CaseExtension.Of(associations[index], string.Create(CultureInfo.InvariantCulture, $"CFAssociations[{index}]"), problems))
        .Where(own => own.Has("framework"))
        .Select(own => (own, source: own.SourceOr(framework)))
        .Select(pair => new CompetencyAlignment
        {
            Framework = pair.own.Needed("framework"),
            Code = pair.own.Needed("code"),
            Label = pair.own.Needed("label"),
            Url = pair.own.Text("url"),
            Provenance = pair.source.Provenance,
            SourceReference = pair.source.Reference,
        });

    private static ImmutableArray<TierDescriptor> Tiers(CaseExtension own, CompetencyFramework framework) =>
    [
        .. own.List("tiers").Select(row => (row, source: row.SourceOr(framework))).Select(pair => new TierDescriptor
        {
            Id = new(pair.row.Identifier("identifier")),
            FrameworkId = framework.Id,
            Tier = pair.row.Needed("tier", (Func<PracticeTier, string>)CaseNames.Of),
            Name = pair.row.Needed("name"),
            Description = pair.row.Needed("description"),
            Criteria = [.. pair.row.Texts("criteria")],
            MaySupervise = pair.row.Flag("maySupervise"),
            Provenance = pair.source.Provenance,
            SourceReference = pair.source.Reference,
        }),
    ];

    /// <summary>One code each, no two alike: the item's own where it has one, else one by its place.</summary>
    private IEnumerable<string> Codes(IReadOnlyList<int> of, string prefix)
    {
        var taken = of.Select(index => Text(items[index], "humanCodingScheme")).Where(code => !string.IsNullOrWhiteSpace(code)).ToHashSet(StringComparer.Ordinal);
        var given = new HashSet<string>(StringComparer.Ordinal);

        foreach (var (index, place) in of.Select((index, place) => (index, place + 1)))
        {
            var own = Text(items[index], "humanCodingScheme");

            if (own?.Length > LongestCode)
            {
                Report($"{Place(index)}.humanCodingScheme", $"has {own.Length} characters; {LongestCode} are the most.");
            }

            if (!string.IsNullOrWhiteSpace(own) && given.Add(own))
            {
                yield return own;
                continue;
            }

            var made = string.Create(CultureInfo.InvariantCulture, $"{prefix}{place}");

            for (var number = 2; taken.Contains(made) || !given.Add(made); number++)
            {
                made = string.Create(CultureInfo.InvariantCulture, $"{prefix}{place}-{number}");
            }

            notes.Add(new(Place(index), string.IsNullOrWhiteSpace(own) ? $"has no code: it is {made} here." : $"has the code {own}, as another beside it: it is {made} here."));
            yield return made;
        }
    }

    private DateOnly? Day(string name) => Text(document, name) is { } text ? DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture) : null;

    private void Tell(int count, string what)
    {
        if (count > 0)
        {
            notes.Add(new("CFItems", $"{count} {what}"));
        }
    }

    private void Report(string place, string message) => problems.Add(new(place, message));

    private static string Place(int index) => string.Create(CultureInfo.InvariantCulture, $"CFItems[{index}]");

    private static string? Text(JsonObject part, string name) => part[name]?.GetValue<string>();

    private static Guid Id(JsonObject part) => Guid.ParseExact(Text(part, "identifier")!, "D");

    private static IReadOnlyList<JsonObject> Parts(JsonNode? list) => [.. (list?.AsArray() ?? []).Select(part => part!.AsObject())];
}
