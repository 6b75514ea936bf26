using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CpdGraph.Data;

/// <summary>Parts of a row that are only ever read whole, kept as JSON text: lists of ids and enums, stages of a pathway, a venue.</summary>
internal static class JsonText
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new TypedIdJsonConverterFactory() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameRequirements } },
    };

    // Other records with lists. They are named: other types of the domain have lists too, and are no rows.
    private static readonly Type[] RecordsWithLists =
    [
        typeof(Coach), typeof(Supervisor), typeof(InformalLearning), typeof(TierAward), typeof(CompetencyAssessment), typeof(EvidenceItem),
        typeof(DevelopmentPlan), typeof(AuditEvent), typeof(IdempotencyRecord), typeof(RunRevision), typeof(ImportJob), typeof(ImportFinding),
        typeof(CoachTotals),
    ];

    /// <summary>Every list that a kept record has; those with tables of their own are ignored afterwards.</summary>
    public static void Add(ModelConfigurationBuilder configuration)
    {
        var lists = typeof(ICatalogueRecord).Assembly.GetExportedTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(ICatalogueRecord)))
            .Concat(RecordsWithLists)
            .SelectMany(type => type.GetProperties())
            .Select(property => property.PropertyType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            .Distinct()
            .Where(type => !OwnedRows.Lists.Contains(type));

        foreach (var list in lists)
        {
            var element = list.GetGenericArguments()[0];
            configuration.Properties(list).HaveConversion(
                typeof(ListConverter<>).MakeGenericType(element),
                typeof(ListComparer<>).MakeGenericType(element));
        }

        configuration.Properties<Venue>().HaveConversion<VenueConverter>();
    }

    /// <summary>The text of a list.</summary>
    public static string Write<TElement>(ImmutableArray<TElement> list) =>
        list.IsDefaultOrEmpty ? "[]" : JsonSerializer.Serialize(list, Options);

    private static void NameRequirements(JsonTypeInfo info)
    {
        if (info.Type == typeof(PathwayRequirement))
        {
            info.PolymorphismOptions = new()
            {
                TypeDiscriminatorPropertyName = "kind",
                DerivedTypes =
                {
                    new(typeof(OfferRequirement), "offers"),
                    new(typeof(CompetencyRequirement), "competencies"),
                    new(typeof(ExperienceRequirement), "experience"),
                    new(typeof(TierRequirement), "tier"),
                    new(typeof(ReadinessStepRequirement), "readiness"),
                },
            };
        }
    }

    /// <summary>A list from its text.</summary>
    public static ImmutableArray<TElement> ReadList<TElement>(string text) =>
        text == "[]" ? [] : JsonSerializer.Deserialize<ImmutableArray<TElement>>(text, Options);

    /// <summary>A venue from its text.</summary>
    public static Venue ReadVenue(string text) => JsonSerializer.Deserialize<Venue>(text, Options)!;

    private sealed class ListConverter<TElement>() : ValueConverter<ImmutableArray<TElement>, string>(
        list => Write(list),
        text => ReadList<TElement>(text));

    // The text decides: two lists of records that hold lists are equal when they say the same.
    private sealed class ListComparer<TElement>() : ValueComparer<ImmutableArray<TElement>>(
        (left, right) => left.Equals(right) || Write(left) == Write(right),
        list => Write(list).GetHashCode(StringComparison.Ordinal),
        list => list);

    private sealed class VenueConverter() : ValueConverter<Venue, string>(
        venue => JsonSerializer.Serialize(venue, Options),
        text => ReadVenue(text));
}
