using CpdGraph.Api.Mutations;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Privacy;

/// <summary>What people may ask about what is kept of them.</summary>
internal static class PrivacyGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        binding.Enum<ErasureReason>("ErasureReason");
        binding.AddMutation<ErasePersonInput, ErasedPerson, ErasePerson, string>("erasePerson", "pseudonym", (erased, _) => erased.Pseudonym);
    }
}
