using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CpdGraph.Api.Case;

/// <summary>All packages of one state of the catalogue, by what the binding asks for. Immutable, for many readers at once.</summary>
internal sealed class CaseLibrary
{
    private static readonly string[] Ends = ["originNodeURI", "destinationNodeURI"];
    private static readonly string[] Definitions = ["CFConcepts", "CFSubjects", "CFLicenses", "CFItemTypes", "CFAssociationGroupings"];

    private readonly Dictionary<Guid, JsonElement> packages = [];
    private readonly Dictionary<(string Collection, Guid Id), JsonElement> parts = [];
    private readonly Dictionary<Guid, List<JsonElement>> associationsOf = [];
    private readonly List<JsonElement> documents = [];

    /// <param name="packages">With the addresses of this installation.</param>
    public CaseLibrary(IEnumerable<JsonObject> packages)
    {
        ArgumentNullException.ThrowIfNull(packages);

        foreach (var package in packages)
        {
            Add(package);
        }
    }

    /// <summary>Every framework, each with the address of its package.</summary>
    public IReadOnlyList<JsonElement> Documents => documents;

    /// <summary>A whole package by the identifier of its document. Null when there is none.</summary>
    public JsonElement? Package(Guid id) => packages.TryGetValue(id, out var package) ? package : null;

    /// <summary>A part as it stands alone: with the address of the document that it is of. Null when there is none.</summary>
    /// <param name="collection">As the binding names it, for example <c>CFItems</c>.</param>
    public JsonElement? Part(string collection, Guid id) => parts.TryGetValue((collection, id), out var part) ? part : null;

    /// <summary>Associations that begin or end at an item.</summary>
    public IReadOnlyList<JsonElement> AssociationsOf(Guid item) => associationsOf.GetValueOrDefault(item, []);

    private void Add(JsonObject package)
    {
        var document = package["CFDocument"]!.AsObject();
        var id = Id(document);
        packages[id] = Frozen(package);
        var whole = new JsonObject
        {
            ["title"] = document["title"]!.DeepClone(),
            ["identifier"] = document["identifier"]!.DeepClone(),
            ["uri"] = document["uri"]!.DeepClone(),
        };
        documents.Add(Put("CFDocuments", document, "CFPackageURI", Address(package, whole)));

        foreach (var item in Parts(package, "CFItems"))
        {
            Put("CFItems", item, "CFDocumentURI", whole);
        }

        foreach (var association in Parts(package, "CFAssociations"))
        {
            var alone = Put("CFAssociations", association, "CFDocumentURI", whole);

            foreach (var end in Ends.Select(name => association[name]!["identifier"]!.GetValue<string>()).Distinct())
            {
                if (Guid.TryParseExact(end, "D", out var item))
                {
                    (associationsOf.TryGetValue(item, out var known) ? known : associationsOf[item] = []).Add(alone);
                }
            }
        }

        foreach (var name in Definitions.Where(name => package["CFDefinitions"]?[name] is not null))
        {
            foreach (var definition in Parts(package["CFDefinitions"]!.AsObject(), name))
            {
                parts.TryAdd((name, Id(definition)), Frozen(definition));
            }
        }

        foreach (var rubric in Parts(package, "CFRubrics"))
        {
            parts.TryAdd(("CFRubrics", Id(rubric)), Frozen(rubric));
        }
    }

    // The package's address is that of its document, where that one is of the binding.
    private static JsonObject Address(JsonObject package, JsonObject document)
    {
        var address = document.DeepClone().AsObject();
        address["uri"] = package["CFDocument"]!["uri"]!.GetValue<string>().Replace("/CFDocuments/", "/CFPackages/", StringComparison.Ordinal);

        return address;
    }

    private JsonElement Put(string collection, JsonObject part, string link, JsonObject to)
    {
        var alone = part.DeepClone().AsObject();
        alone[link] = to.DeepClone();
        var frozen = Frozen(alone);
        parts.TryAdd((collection, Id(part)), frozen);

        return frozen;
    }

    private static IEnumerable<JsonObject> Parts(JsonObject of, string name) => (of[name]?.AsArray() ?? []).Select(part => part!.AsObject());

    private static Guid Id(JsonObject part) => Guid.ParseExact(part["identifier"]!.GetValue<string>(), "D");

    private static JsonElement Frozen(JsonObject part) => JsonSerializer.SerializeToElement(part);
}
