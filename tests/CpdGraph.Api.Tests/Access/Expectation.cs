using System.Text.Json.Nodes;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Tests.Access;

/// <summary>
/// What a viewer should be answered: the true answer, as given to nobody in particular when no rule is in force, cut by the sensitivity
/// table. An object is seen, null or left out of its list; a field is seen, null, or null with an error.
/// </summary>
internal sealed class Expectation(CpdGraph.GraphQL.Types.Schema schema, AccessWorld world, Viewer viewer)
{
    // In place of a value that is not compared.
    private const string Any = "(any)";

    // Fields whose value hangs from who asks in another way than being seen or not, and where that is tested.
    private static readonly Dictionary<string, string> NotCompared = new()
    {
        ["PageInfo.startCursor"] = "opaque; pages by PagingTests",
        ["PageInfo.endCursor"] = "opaque; pages by PagingTests",
        ["CompetencyAssessmentEdge.cursor"] = "opaque",
        ["EvidenceItemEdge.cursor"] = "opaque",
        ["CompetencyProfileEntry.evidenceCount"] = "counts what the viewer may read: CompetenceTests",
        ["CoachEdge.cursor"] = "opaque",
        ["EnrolmentEdge.cursor"] = "opaque",
        ["SupervisionSessionEdge.cursor"] = "opaque",
        ["SupervisorEdge.cursor"] = "opaque",
        ["CompletionEdge.cursor"] = "opaque",
        ["LearningRecordEdge.cursor"] = "opaque",
        ["AuditEventEdge.cursor"] = "opaque",
        ["DevelopmentPlanEdge.cursor"] = "opaque",
        ["ImportJobEdge.cursor"] = "opaque",
        ["ImportRowEdge.cursor"] = "opaque",
        ["OfferEdge.cursor"] = "opaque",
        ["OfferRunEdge.cursor"] = "opaque",
        ["ProviderEdge.cursor"] = "opaque",
        ["CompetencyEdge.cursor"] = "opaque",
        ["SpecialismEdge.cursor"] = "opaque",
        ["PathwayEdge.cursor"] = "opaque",
        ["FundingStreamEdge.cursor"] = "opaque",
        ["FundingAllocationEdge.cursor"] = "opaque",
        ["FundingAwardEdge.cursor"] = "opaque",
        ["LedgerEntryEdge.cursor"] = "opaque",
        ["FundingAdvice.remaining"] = "for who funds the employer: AdviceTests",
        ["OrganisationEdge.cursor"] = "opaque",
        ["SafeCount.value"] = "rounded for all but stewards: LearningReadTests",
        ["SafeCount.suppressed"] = "rounded for all but stewards: LearningReadTests",
        ["SafeCount.exact"] = "rounded for all but stewards: LearningReadTests",
        ["SafeCount.label"] = "rounded for all but stewards: LearningReadTests",
        ["Query.completionFacts"] = "of what the viewer oversees: CompletionFactTests",
        ["Query.workforceDashboard"] = "of what the viewer oversees: DashboardAccessTests",
        ["Viewer.attention"] = "by the roles in force: AttentionTests",
        ["Viewer.organisations"] = "by the roles in force: MembershipTests",
        ["Viewer.roles"] = "those in force: MembershipTests",
        ["OfferConnection.facets"] = "counted over what is seen: OthersDraftsTests",
        ["Offer.viewerCanUpdate"] = "says what the viewer may do: PublishingTests",
        ["Provider.viewerCanPublish"] = "says what the viewer may do: PublishingTests",
        ["SearchHit.score"] = "comparable within one answer only",
    };

    // Fields that their resolver leaves null for a viewer without one of these roles.
    private static readonly Dictionary<string, Role[]> NullWithout = new()
    {
        ["Viewer.supervisedCoaches"] = [Role.Supervisor],
        ["Viewer.teamSupervision"] = [Role.Supervisor],
    };

    private readonly List<string> path = [];

    /// <summary>Errors expected, as <c>CODE path</c>, positions in lists left out.</summary>
    public SortedSet<string> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>Fields of objects that were judged.</summary>
    public int Cells { get; private set; }

    /// <summary>Names of fields that are exempted above.</summary>
    public static IEnumerable<string> Exempted => NotCompared.Keys.Concat(NullWithout.Keys);

    public JsonObject Of(JsonObject truth) => (JsonObject)Object(schema.QueryType, truth, Owner.Nobody)!;

    /// <summary>An answer without what is not compared.</summary>
    public static JsonNode? Comparable(CpdGraph.GraphQL.Types.Schema schema, JsonNode? answer) => Masked(schema, schema.QueryType, answer);

    private static JsonNode? Masked(CpdGraph.GraphQL.Types.Schema schema, CompositeType declared, JsonNode? answer)
    {
        switch (answer)
        {
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Masked(schema, declared, item))]);
            case JsonObject found when schema.Type((string)found["__typename"]!) is ObjectType type:
                return new JsonObject(found.Select(pair =>
                {
                    var field = pair.Key == "__typename" ? null : ResponseKey.Field(declared, type, pair.Key);

                    return KeyValuePair.Create(
                        pair.Key,
                        field is null ? pair.Value?.DeepClone()
                        : NotCompared.ContainsKey(field.ToString()) ? Any
                        : field.Type.Named is CompositeType composite ? Masked(schema, composite, pair.Value)
                        : pair.Value?.DeepClone());
                }));
            default:
                return answer?.DeepClone();
        }
    }

    // Null when it is not seen.
    private JsonObject? Object(CompositeType declared, JsonObject truth, Owner inherited)
    {
        var type = (ObjectType)schema.Type((string)truth["__typename"]!)!;
        var owner = inherited;

        if (truth["id"] is { } id)
        {
            if (!IsSeen(type, (string)id!, out owner))
            {
                Cells++;

                return null;
            }
        }

        var seen = new JsonObject { ["__typename"] = type.Name };
        var missing = false;

        foreach (var (key, value) in truth)
        {
            if (key != "__typename")
            {
                path.Add(key);
                Cells++;
                var field = ResponseKey.Field(declared, type, key);
                var shown = Field(field, value, owner);
                missing |= shown is null && field.Type.IsNonNull;
                seen[key] = shown;
                path.RemoveAt(path.Count - 1);
            }
        }

        // An edge or a hit goes with what it leads to.
        if (missing)
        {
            return null;
        }

        CountAgain(seen, truth);

        return seen;
    }

    private bool IsSeen(ObjectType type, string id, out Owner owner)
    {
        var policy = SensitivityTable.Types[type.Name].Policy!;
        owner = world.OwnerOf(id) ?? Owner.Nobody;

        if (policy != "public")
        {
            return Readers.May(
                viewer, policy, world.OwnerOf(id) ?? throw new InvalidOperationException($"Say in {nameof(AccessWorld)} whose a {type.Name} is."));
        }

        return !world.Drafts.TryGetValue(id, out var provider) || Readers.May(viewer, "own-provider", provider);
    }

    private JsonNode? Field(FieldDefinition field, JsonNode? value, Owner owner)
    {
        if (SensitivityTable.Fields.TryGetValue(field.ToString(), out var rule))
        {
            if (!Readers.Is(viewer, rule.Roles))
            {
                Errors.Add($"{(viewer.IsSignedIn ? ErrorCodes.Forbidden : ErrorCodes.Unauthenticated)} {string.Join('.', path)}");

                return NotCompared.ContainsKey(field.ToString()) ? Any : null;
            }

            if (rule.Policy is { } policy && !Readers.May(viewer, policy, owner))
            {
                return null;
            }
        }

        // Asked for a coach by name.
        if (field.ToString() == "Offer.fundingAdvice" && !Readers.May(viewer, "own-record-or-supervisor", world.OwnerOf(world.Registered)!))
        {
            return null;
        }

        if (NullWithout.TryGetValue(field.ToString(), out var roles) && !Readers.Is(viewer, roles))
        {
            return null;
        }

        if (NotCompared.ContainsKey(field.ToString()))
        {
            return Any;
        }

        return field.Type.Named is not CompositeType declared ? value?.DeepClone() : value switch
        {
            JsonArray list => List(field, declared, list, owner),
            JsonObject one => Object(declared, one, owner),
            _ => null,
        };
    }

    private JsonArray List(FieldDefinition field, CompositeType declared, JsonArray list, Owner owner)
    {
        var keepsPlaces = field.Type.Nullable is ListType { ItemType.IsNonNull: false };
        var items = list.Select(item => item is JsonObject one ? Object(declared, one, owner) : item?.DeepClone());

        return new JsonArray([.. items.Where(item => keepsPlaces || item is not null)]);
    }

    // Counts are of what is seen, on the page and beyond it: what is left out of this page is taken off.
    private static void CountAgain(JsonObject seen, JsonObject truth)
    {
        if (truth["nodes"] is not JsonArray all || seen["nodes"] is not JsonArray left)
        {
            return;
        }

        if (truth["totalCount"] is { } count)
        {
            seen["totalCount"] = (int)count - (all.Count - left.Count);
        }

        if (truth["totalCpdMinutes"] is { } minutes)
        {
            seen["totalCpdMinutes"] = (int)minutes - Minutes(all) + Minutes(left);
        }

        static int Minutes(JsonArray completions) => completions.Sum(row => (int)row!["cpdMinutes"]!);
    }
}
