using System.Globalization;
using System.Text.Json.Nodes;
using CpdGraph.Domain;

namespace CpdGraph.Api.Case;

/// <summary>
/// Writes a framework as a 1EdTech CASE 1.1 package. Areas and competencies are items, each the child of the one above it; what tiers
/// expect is a rubric; items of other frameworks that mean the same are matched; what CASE has no member for is in <c>extensions</c>.
/// </summary>
/// <remarks>What <see cref="CaseReader"/> makes of the result is the framework again, to the last field.</remarks>
internal static class CaseWriter
{
    private const string AreaType = "Competency area";
    private const string CompetencyType = "Competency";

    // The framework, and whoever speaks for it, are named before the first of these in a source's text.
    private static readonly char[] AfterAuthor = [';', ','];

    public static JsonObject Package(CaseFramework content)
    {
        ArgumentNullException.ThrowIfNull(content);

        var framework = content.Framework;
        var changed = $"{CaseNames.Of(framework.PublishedOn ?? framework.ValidFrom)}T00:00:00Z";
        var package = new JsonObject
        {
            ["CFDocument"] = Document(content, changed),
            ["CFItems"] = new JsonArray([.. content.Areas.Select(area => Item(area, framework, changed)), .. content.Competencies.Select(row => Item(row, framework, changed))]),
            ["CFAssociations"] = Associations(content, changed),
            ["CFDefinitions"] = new JsonObject { ["CFItemTypes"] = new JsonArray(ItemType(framework, AreaType, "1", changed), ItemType(framework, CompetencyType, "2", changed)) },
        };

        if (content.Competencies.Any(row => row.Expectations.Length > 0))
        {
            package["CFRubrics"] = new JsonArray(Rubric(content, changed));
        }

        return package;
    }

    private static JsonObject Document(CaseFramework content, string changed)
    {
        var framework = content.Framework;
        var own = new JsonObject { ["code"] = framework.Code };
        Add(own, "publishedOn", framework.PublishedOn is { } day ? CaseNames.Of(day) : null);
        AddSource(own, framework);

        if (content.Tiers.Length > 0)
        {
            own["tiers"] = new JsonArray([.. content.Tiers.Select(tier => Tier(tier, framework))]);
        }

        var document = new JsonObject
        {
            ["identifier"] = Text(framework.Id.Value),
            ["uri"] = CaseAddress.Of("CFDocuments", framework.Id.Value),
            ["caseVersion"] = "1.1",
            ["creator"] = Author(framework),
            ["title"] = framework.Name,
            ["version"] = framework.Version,
            ["adoptionStatus"] = CaseNames.Of(framework.Status),
            ["statusStartDate"] = CaseNames.Of(framework.ValidFrom),
            ["language"] = "en",
            ["lastChangeDateTime"] = changed,
            ["extensions"] = new JsonObject { [CaseNames.Extension] = own },
        };
        Add(document, "statusEndDate", framework.ValidTo is { } last ? CaseNames.Of(last) : null);
        Add(document, "officialSourceURL", framework.SourceUrl);

        return document;
    }

    private static string Author(CompetencyFramework framework)
    {
        var source = framework.SourceReference ?? "";
        var end = source.IndexOfAny(AfterAuthor);
        var author = (end < 0 ? source : source[..end]).Trim();

        return author.Length == 0 ? "Not known" : author;
    }

    private static JsonObject Tier(TierDescriptor tier, CompetencyFramework framework)
    {
        var written = new JsonObject
        {
            ["identifier"] = Text(tier.Id.Value),
            ["tier"] = CaseNames.Of(tier.Tier),
            ["name"] = tier.Name,
            ["description"] = tier.Description,
            ["criteria"] = new JsonArray([.. tier.Criteria.Select(text => (JsonNode)text)]),
            ["maySupervise"] = tier.MaySupervise,
        };
        AddOwnSource(written, tier, framework);

        return written;
    }

    private static JsonObject Item(CompetencyArea area, CompetencyFramework framework, string changed)
    {
        var own = new JsonObject();
        AddOwnSource(own, area, framework);

        return Item(area.Id.Value, framework, AreaType, area.Code, area.Name, area.Description, own, changed);
    }

    private static JsonObject Item(Competency competency, CompetencyFramework framework, string changed)
    {
        var own = new JsonObject();
        Add(own, "expectedFrom", competency.ExpectedFrom is { } tier ? CaseNames.Of(tier) : null);

        if (competency.Expectations.Length > 0)
        {
            own["expectations"] = new JsonArray(
            [
                .. competency.Expectations.Select(row => new JsonObject { ["tier"] = CaseNames.Of(row.Tier), ["attainment"] = CaseNames.Of(row.Attainment) }),
            ]);
        }

        AddOwnSource(own, competency, framework);

        return Item(competency.Id.Value, framework, CompetencyType, competency.Code, competency.Statement, competency.Guidance, own, changed);
    }

    private static JsonObject Item(
        Guid id, CompetencyFramework framework, string type, string code, string statement, string? notes, JsonObject own, string changed)
    {
        var item = new JsonObject
        {
            ["identifier"] = Text(id),
            ["uri"] = CaseAddress.Of("CFItems", id),
            ["fullStatement"] = statement,
            ["humanCodingScheme"] = code,
            ["CFItemType"] = type,
            ["CFItemTypeURI"] = Link(type, "CFItemTypes", ItemTypeId(framework, type)),
            ["language"] = "en",
            ["lastChangeDateTime"] = changed,
        };
        Add(item, "notes", notes);

        if (own.Count > 0)
        {
            item["extensions"] = new JsonObject { [CaseNames.Extension] = own };
        }

        return item;
    }

    private static JsonArray Associations(CaseFramework content, string changed)
    {
        var framework = content.Framework;
        var document = Node(framework.Name, "CFDocuments", framework.Id.Value);
        var areas = content.Areas.ToDictionary(area => area.Id);
        var associations = new JsonArray();

        foreach (var area in content.Areas)
        {
            associations.Add(Association(CaseNames.ChildOf, area.Id.Value, "", Node(area.Name, "CFItems", area.Id.Value), document.DeepClone(), changed, area.Position));
        }

        foreach (var row in content.Competencies)
        {
            var parent = areas[row.AreaId];
            associations.Add(Association(
                CaseNames.ChildOf, row.Id.Value, "", Node(row.Statement, "CFItems", row.Id.Value), Node(parent.Name, "CFItems", parent.Id.Value), changed, row.Position));
        }

        foreach (var row in content.Competencies)
        {
            foreach (var (alignment, index) in row.Alignments.Select((alignment, index) => (alignment, index)))
            {
                associations.Add(Match(row, alignment, index, changed));
            }
        }

        return associations;
    }

    private static JsonObject Match(Competency competency, CompetencyAlignment alignment, int index, string changed)
    {
        var own = new JsonObject { ["framework"] = alignment.Framework, ["code"] = alignment.Code, ["label"] = alignment.Label };
        Add(own, "url", alignment.Url);
        AddSource(own, alignment);
        var there = new JsonObject
        {
            ["title"] = alignment.Label,
            ["identifier"] = alignment.Code,
            ["uri"] = alignment.Url ?? $"urn:cpdgraph:curriculum:{Uri.EscapeDataString(alignment.Framework)}:{Uri.EscapeDataString(alignment.Code)}",
            ["targetType"] = "ext:curriculum",
        };
        var association = Association(
            CaseNames.SameAs, competency.Id.Value, $"{index}", Node(competency.Statement, "CFItems", competency.Id.Value), there, changed, sequence: null);
        association["extensions"] = new JsonObject { [CaseNames.Extension] = own };

        return association;
    }

    private static JsonObject Association(string type, Guid owner, string part, JsonNode origin, JsonNode destination, string changed, int? sequence)
    {
        var id = CaseId.Of(owner, $"{type}/{part}");
        var association = new JsonObject
        {
            ["identifier"] = Text(id),
            ["uri"] = CaseAddress.Of("CFAssociations", id),
            ["associationType"] = type,
            ["originNodeURI"] = origin,
            ["destinationNodeURI"] = destination,
            ["lastChangeDateTime"] = changed,
        };

        if (sequence is { } number)
        {
            association["sequenceNumber"] = number;
        }

        return association;
    }

    /// <summary>One criterion a competency, with one level a tier; the score is the step of the scale of attainment, from 1.</summary>
    private static JsonObject Rubric(CaseFramework content, string changed)
    {
        var id = CaseId.Of(content.Framework.Id.Value, "rubric");
        var criteria = content.Competencies.Where(row => row.Expectations.Length > 0).Select((row, index) => Criterion(row, id, index + 1, changed));

        return new JsonObject
        {
            ["identifier"] = Text(id),
            ["uri"] = CaseAddress.Of("CFRubrics", id),
            ["title"] = "What each tier of practice expects",
            ["lastChangeDateTime"] = changed,
            ["CFRubricCriteria"] = new JsonArray([.. criteria]),
        };
    }

    private static JsonObject Criterion(Competency competency, Guid rubric, int position, string changed)
    {
        var id = CaseId.Of(competency.Id.Value, "criterion");
        var address = CaseAddress.Of("CFRubrics", rubric);

        return new JsonObject
        {
            ["identifier"] = Text(id),
            ["uri"] = $"{address}#{id:D}",
            ["category"] = competency.Code,
            ["CFItemURI"] = Link(competency.Statement, "CFItems", competency.Id.Value),
            ["position"] = position,
            ["rubricId"] = Text(rubric),
            ["lastChangeDateTime"] = changed,
            ["CFRubricCriterionLevels"] = new JsonArray([.. competency.Expectations.Select((row, index) => Level(competency, row, id, address, index + 1, changed))]),
        };
    }

    private static JsonObject Level(Competency competency, TierExpectation row, Guid criterion, string address, int position, string changed)
    {
        var id = CaseId.Of(competency.Id.Value, $"level/{CaseNames.Of(row.Tier)}");

        return new JsonObject
        {
            ["identifier"] = Text(id),
            ["uri"] = $"{address}#{id:D}",
            ["quality"] = CaseNames.Of(row.Tier),
            ["description"] = CaseNames.Of(row.Attainment),
            ["score"] = (int)row.Attainment,
            ["position"] = position,
            ["rubricCriterionId"] = Text(criterion),
            ["lastChangeDateTime"] = changed,
        };
    }

    private static JsonObject ItemType(CompetencyFramework framework, string type, string place, string changed)
    {
        var id = ItemTypeId(framework, type);

        return new JsonObject
        {
            ["identifier"] = Text(id),
            ["uri"] = CaseAddress.Of("CFItemTypes", id),
            ["title"] = type,
            ["description"] = type == AreaType ? "A key area of the framework." : "Something that a person knows or can do.",
            ["hierarchyCode"] = place,
            ["lastChangeDateTime"] = changed,
        };
    }

    private static Guid ItemTypeId(CompetencyFramework framework, string type) => CaseId.Of(framework.Id.Value, $"type/{type}");

    private static JsonObject Link(string title, string collection, Guid id) =>
        new() { ["title"] = title, ["identifier"] = Text(id), ["uri"] = CaseAddress.Of(collection, id) };

    private static JsonObject Node(string title, string collection, Guid id)
    {
        var link = Link(title, collection, id);
        link["targetType"] = "CASE";

        return link;
    }

    // What a part says of its source is left out where it is as for the whole framework.
    private static void AddOwnSource(JsonObject own, ISourced part, CompetencyFramework framework)
    {
        if ((part.Provenance, part.SourceReference) != (framework.Provenance, framework.SourceReference))
        {
            AddSource(own, part);
        }
    }

    private static void AddSource(JsonObject own, ISourced sourced)
    {
        own["provenance"] = CaseNames.Of(sourced.Provenance);
        Add(own, "sourceReference", sourced.SourceReference);
    }

    private static void Add(JsonObject to, string name, string? value)
    {
        if (value is not null)
        {
            to[name] = value;
        }
    }

    private static string Text(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);
}
