using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>
/// Rings when something could not be applied. The ledger knows it already: a bell that fails loses nothing.
/// </summary>
internal interface IBell
{
    Task RingAsync(string queueUrl, BellMessage message, CancellationToken token);
}
