using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

[Route("GET", "/2015-03-31/functions")]
[Lacks("MasterRegion")]
internal sealed class ListFunctions(SandboxServices services) : LambdaOperation(services)
{
    protected override void Run(RestCall call)
    {
        RequestObject request = Read(call);
        bool isAll = ReadVersions(call, request);
        PageRequest page = PageRequest.Read(call, request);
        request.Check();
        Access.Demand(call, "lambda:ListFunctions", "*", call.Caller.AccountId);
        DateTimeOffset now = Services.Clock.GetUtcNow();
        IEnumerable<FunctionVersion> versions =
            Services.Lambda.Account(call.Caller.AccountId, call.Region).Functions.SelectMany(function => VersionsOf(function, isAll));
        Write(call, writer => page.Write(
            writer, "Functions", versions, version => FunctionConfiguration.WriteListed(writer, version, ArnOf(version, isAll), now)));
    }

    private static bool ReadVersions(RestCall call, RequestObject request)
    {
        string? asked = call.Query("FunctionVersion");
        if (asked is not (null or "ALL"))
        {
            request.Violate("FunctionVersion", asked, "Member must satisfy enum value set: [ALL]");
        }

        if (call.Query("MasterRegion") is not null)
        {
            throw DynamoDb.DynamoDbError.NotImplemented("the request member MasterRegion");
        }

        return asked is not null;
    }

    private static FunctionVersion[] VersionsOf(LambdaFunction function, bool isAll)
    {
        lock (function.Gate)
        {
            return isAll ? [function.Latest, .. function.Published] : [function.Latest];
        }
    }

    private static string ArnOf(FunctionVersion version, bool isAll) => isAll ? version.Arn : version.Function.ToString();
}
