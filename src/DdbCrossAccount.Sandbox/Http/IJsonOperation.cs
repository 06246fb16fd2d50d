using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>One operation of a service that speaks AWS JSON. One instance per process, made with the <see cref="SandboxServices"/>.</summary>
internal interface IJsonOperation
{
    /// <summary>Writes the answer to <see cref="JsonCall.Response"/>, or throws a <see cref="ServiceException"/>.</summary>
    ValueTask ExecuteAsync(JsonCall call, CancellationToken token);
}
