using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>
/// One operation of a service that speaks REST with JSON. One instance per process, made with the <see cref="SandboxServices"/>.
/// </summary>
internal interface IRestOperation
{
    /// <summary>Writes the answer to <see cref="RestCall.Response"/>, or throws a <see cref="ServiceException"/>.</summary>
    ValueTask ExecuteAsync(RestCall call, CancellationToken token);
}
