using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using CpdGraph.Api.SignIn;

namespace CpdGraph.Api.Admission;

/// <summary>Whose budget it is: that of a signed-in caller, or of an anonymous client's address.</summary>
/// <param name="IsSignedIn">Which kind.</param>
/// <param name="Slot">A number below the number of budgets kept. It is seeded for each process, so nobody can choose whose budget to share.</param>
internal readonly record struct BudgetKey(bool IsSignedIn, int Slot)
{
    public static BudgetKey Of(CallerAccessor accessor, int slots) => accessor.Caller is { IsSignedIn: true } caller
        ? new BudgetKey(true, SlotOf(HashCode.Combine(caller.Issuer, caller.Subject), slots))
        : new BudgetKey(false, SlotOf(AddressHash(accessor.Address), slots));

    private static int SlotOf(int hash, int slots) => (int)((uint)hash % (uint)slots);

    // Whoever has one IPv6 address has the other 2^64 of its network as well.
    private static int AddressHash(IPAddress? address)
    {
        if (address is null)
        {
            return 0;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        _ = plain.TryWriteBytes(bytes, out _);

        return HashCode.Combine(plain.AddressFamily is AddressFamily.InterNetwork, BinaryPrimitives.ReadInt64BigEndian(bytes));
    }
}
