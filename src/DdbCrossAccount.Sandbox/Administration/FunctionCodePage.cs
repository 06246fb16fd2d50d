using System.IO;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Lambda.Code;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>GET <c>function-code/HASH</c> gives the zip file of a function, as the link that GetFunction answers.</summary>
internal sealed class FunctionCodePage(CodeStore codes) : IAdministrationPage
{
    public async ValueTask<object?> AnswerAsync(AdministrationCall call)
    {
        return call.Method == "GET" && codes.Find(call.Part) is FunctionCode code ? await File.ReadAllBytesAsync(code.Path) : null;
    }
}
