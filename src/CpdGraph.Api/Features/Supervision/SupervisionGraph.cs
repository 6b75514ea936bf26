using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Supervision;

/// <summary>Rules for supervision.</summary>
internal static class SupervisionGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        binding.Enum<SupervisionKind>("SupervisionKind");
        binding.Type<SupervisionPolicy>("SupervisionPolicy").Field("id", policy => GlobalId.Of(policy.Id));
        binding.Query.Field<AsAtArguments, IReadOnlyList<SupervisionPolicy>>("supervisionPolicies", (_, arguments, context) =>
            context.Catalogue().SupervisionPolicies(arguments.AsAt));
    }
}
