using System.Collections.Immutable;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Tests.Access;

/// <summary>
/// Makes the questions from the schema: for each type the shortest path to it from a root field, and the shortest through <c>nodes</c>;
/// and there every field, with a look at what hangs from it. So each edge of the type graph is walked at least once.
/// </summary>
internal sealed class Questions
{
    private readonly CpdGraph.GraphQL.Types.Schema schema;
    private readonly AccessWorld world;
    private readonly Dictionary<string, string[]> arguments;
    private readonly HashSet<string> usedArguments = [];

    public Questions(CpdGraph.GraphQL.Types.Schema schema, AccessWorld world)
    {
        this.schema = schema;
        this.world = world;
        arguments = ArgumentsIn(world);
        All = [.. FromRoot(), .. FromNodes()];
    }

    public ImmutableArray<Question> All { get; }

    /// <summary>Entries for arguments that no field takes any more.</summary>
    public IEnumerable<string> UnusedArguments => arguments.Keys.Except(usedArguments);

    // What cannot be made up: arguments that a field needs, and pages that hold all that is hidden from somebody.
    private static Dictionary<string, string[]> ArgumentsIn(AccessWorld world)
    {
        var hubs = $"providerIds: [\"{world.Hubs.A}\", \"{world.Hubs.B}\"]";
        var offers = $"(first: 100, filter: {{ {hubs}, statuses: [DRAFT, IN_REVIEW, PUBLISHED, WITHDRAWN] }})";
        string ById(string id) => $"(by: {{ id: \"{id}\" }})";

        return new()
        {
            ["Query.node"] = [.. world.Ids.Values.SelectMany(ids => new[] { ids[0], ids[^1] }).Select(id => $"(id: \"{id}\")")],
            ["Query.coach"] = [.. world.Ids["Coach"].Select(id => $"(id: \"{id}\")")],
            ["Query.importJob"] = [.. world.Ids["ImportJob"].Select(id => $"(id: \"{id}\")")],
            ["Query.offer"] = [.. world.Ids["Offer"].Select(ById), "(by: { slug: \"dusk-published\" })"],
            ["Query.provider"] = [ById(world.Hubs.A), ById(world.Hubs.B)],
            ["Query.offers"] = [offers],
            ["Provider.offers"] = [offers],
            ["Competency.offers"] = [offers],
            ["CompetencyArea.offers"] = [offers],
            ["Specialism.offers"] = [offers],
            ["Query.runs"] = [$"(first: 100, filter: {{ {hubs} }})"],
            ["Query.completions"] = ["(first: 100, filter: { occurredOn: { from: \"2026-09-15\" } })"],
            ["CompetencyGap.offers"] = ["(first: 1)"],
            ["Coach.suggestedOffers"] = ["(first: 3)"],
            ["CompetencyProfile.byAlignment"] = ["(framework: \"Personalised Care Institute curriculum\")"],
            ["ReadinessCheck.offers"] = ["(first: 20)"],
            ["ReadinessCheck.runs"] = ["(first: 20)"],
            ["PathwayStepProgress.offers"] = ["(first: 1)"],
            ["PathwayStepProgress.runs"] = ["(first: 1)"],
            ["Query.workforceDashboard"] = [$"(filter: {{ organisationIds: [\"{world.Board}\"] }})", "", "(filter: { ownTeam: true })"],
            ["Query.completionFacts"] = ["(groupBy: [MONTH, ORGANISATION])", $"(groupBy: [TIER], filter: {{ organisationIds: [\"{world.Board}\"] }})"],
            ["Query.search"] = ["(text: \"gloaming\")", "(text: \"diabetes\")", "(text: \"hub\")"],
            ["Query.pathway"] = ["(by: { slug: \"core-practice\" })"],
            ["Query.organisation"] = ["(by: { odsCode: \"QWO\" })"],
            ["Query.competency"] = ["(by: { code: \"2.1\" })"],
            ["OfferConnection.facets"] = ["(fields: [CHANNEL, PROVIDER, COMPETENCY_AREA])"],
            ["Coach.cpdYear"] = ["(startingIn: 2026)"],
            ["Coach.fundingStatement"] = ["(startingIn: 2026)"],
            ["Offer.fundingAdvice"] = [$"(coachId: \"{world.Registered}\")"],
        };
    }

    private IEnumerable<Question> FromRoot()
    {
        var paths = ShortestPaths([(schema.QueryType, [])]);

        return paths.Select(pair => QuestionOf(pair.Key, pair.Value, start: null));
    }

    private IEnumerable<Question> FromNodes()
    {
        var starts = world.Ids.Keys.Select(name => ((ObjectType)schema.Type(name)!, ImmutableList<Step>.Empty)).ToArray();
        var paths = ShortestPaths(starts);

        return paths.Select(pair => QuestionOf(pair.Key, pair.Value, pair.Value.IsEmpty ? pair.Key : pair.Value[0].Parent));
    }

    // Breadth first; fields that need arguments only for what is not reached without.
    private Dictionary<ObjectType, ImmutableList<Step>> ShortestPaths(IEnumerable<(ObjectType Type, ImmutableList<Step> Path)> starts)
    {
        var paths = starts.ToDictionary(start => start.Type, start => start.Path);

        foreach (var withArguments in new[] { false, true })
        {
            var open = new Queue<ObjectType>(paths.Keys);

            while (open.TryDequeue(out var parent))
            {
                foreach (var field in parent.Fields.Where(field => field.Type.Named is CompositeType && (withArguments || !NeedsArguments(field)) && !LeadsAnywhere(field)))
                {
                    foreach (var type in schema.PossibleTypes((CompositeType)field.Type.Named).Where(type => type != schema.QueryType && paths.TryAdd(type, paths[parent].Add(new Step(parent, field, type)))))
                    {
                        open.Enqueue(type);
                    }
                }
            }
        }

        return paths;
    }

    private Question QuestionOf(ObjectType type, ImmutableList<Step> path, ObjectType? start)
    {
        var touches = ImmutableHashSet.CreateBuilder<string>();
        var text = new List<string> { "{ " };
        var brackets = 1;
        CompositeType declared = schema.QueryType;

        if (start is not null)
        {
            declared = (CompositeType)schema.Type("Node")!;
            text.Add($"__typename nodes(ids: [{string.Join(", ", world.Ids[start.Name].Take(100).Select(id => $"\"{id}\""))}]) {{ ");
            touches.Add(start.Name);
            brackets++;
        }

        foreach (var step in path)
        {
            touches.Add(step.Field.ToString());
            touches.Add(step.Target.Name);
            text.Add(Identity(declared));

            if (declared is not ObjectType)
            {
                text.Add($"... on {step.Parent.Name} {{ ");
                brackets++;
            }

            text.Add($"{ResponseKey.Of(declared, step.Parent, step.Field)}: {step.Field.Name}{ArgumentsOf(step.Field)[0]} {{ ");
            brackets++;
            declared = (CompositeType)step.Field.Type.Named;
        }

        Select(text, declared, type, levels: 1, touches);

        return new Question(
            string.Join('.', path.Select(step => step.Field.Name).Prepend(start is null ? "" : $"nodes/{start.Name}")),
            string.Concat(text.Concat(Enumerable.Repeat(" }", brackets))),
            touches.ToImmutable());
    }

    // What an object is, and which.
    private string Identity(CompositeType declared) => schema.PossibleTypes(declared).Any(type => type.Field("id") is not null)
        ? declared is ObjectType ? "__typename id " : "__typename ... on Node { id } "
        : "__typename ";

    // Everything of a type, and of what hangs from it the leaves; of a page or a hit also what is on it, so that it can be told what is left out.
    private void Select(List<string> text, CompositeType declared, ObjectType? only, int levels, ImmutableHashSet<string>.Builder touches)
    {
        text.Add(Identity(declared));

        foreach (var type in schema.PossibleTypes(declared).Where(type => only is null || type == only))
        {
            touches.Add(type.Name);
            text.Add(declared is ObjectType ? "" : $"... on {type.Name} {{ __typename ");

            foreach (var field in type.Fields.Where(field => !IsNodes(field)))
            {
                if (field.Type.Named is not CompositeType composite)
                {
                    touches.Add(field.ToString());
                    text.Add($"{ResponseKey.Of(declared, type, field)}: {field.Name}{ArgumentsOf(field)[0]} ");
                }
                else if ((levels > 0 || IsPage(type)) && composite != schema.QueryType)
                {
                    touches.Add(field.ToString());
                    var variants = ArgumentsOf(field);

                    for (var variant = 0; variant < variants.Length; variant++)
                    {
                        text.Add($"{ResponseKey.Of(declared, type, field, variant)}: {field.Name}{variants[variant]} {{ ");
                        Select(text, composite, null, levels - 1, touches);
                        text.Add("} ");
                    }
                }
            }

            text.Add(declared is ObjectType ? "" : "} ");
        }
    }

    private string[] ArgumentsOf(FieldDefinition field)
    {
        if (arguments.TryGetValue(field.ToString(), out var given))
        {
            usedArguments.Add(field.ToString());

            return given;
        }

        return NeedsArguments(field)
            ? throw new InvalidOperationException($"{field} needs arguments: say in {nameof(Questions)}.{nameof(ArgumentsIn)} what to ask it with.")
            : [field.Argument("first") is null ? "" : "(first: 100)"];
    }

    private static bool IsPage(ObjectType type) =>
        type.Name.EndsWith("Connection", StringComparison.Ordinal) || type.Name.EndsWith("Edge", StringComparison.Ordinal) || type.Name == "SearchHit";

    private static bool NeedsArguments(FieldDefinition field) => field.Arguments.Any(argument => argument.IsRequired);

    // To any object there is: a short cut past the edges that are to be walked. It is looked at where it stands.
    private static bool LeadsAnywhere(FieldDefinition field) => field.Type.Named.Name == "Node";

    // Asked by questions of their own, that start there.
    private bool IsNodes(FieldDefinition field) => field.DeclaringType == schema.QueryType && field.Name == "nodes";

    private sealed record Step(ObjectType Parent, FieldDefinition Field, ObjectType Target);
}
