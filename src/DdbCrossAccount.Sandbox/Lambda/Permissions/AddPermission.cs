using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Permissions;

/// <summary>Adds a statement to the resource policy of a function, version or alias.</summary>
[Route("POST", "/2015-03-31/functions/{FunctionName}/policy", Status = 201)]
[Lacks("EventSourceToken", "FunctionUrlAuthType", "InvokedViaFunctionUrl")]
internal sealed partial class AddPermission(SandboxServices services) : FunctionOperation(services)
{
    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        string id = request.TextOfLength("StatementId", 1, 100);
        JsonObject statement = MakeStatement(request, id, arn);
        request.Check();
        (LambdaFunction function, _) = Functions.RequireVersion(call, "AddPermission", arn);
        lock (function.Gate)
        {
            Add(function, arn.Qualifier ?? "", id, statement, request.Text("RevisionId"));
        }

        Write(call, writer => writer.WriteString("Statement", statement.ToJsonString()));
    }

    private static JsonObject MakeStatement(RequestObject request, string id, FunctionArn arn)
    {
        string action = request.RequiredText("Action");
        if (request.Has("Action") && !Action().IsMatch(action))
        {
            request.Violate("Action", action, "Member must satisfy regular expression pattern: (lambda:[*]|lambda:[a-zA-Z]+|[*])");
        }

        var statement = new JsonObject
        {
            ["Sid"] = id,
            ["Effect"] = "Allow",
            ["Principal"] = MakePrincipal(request.RequiredText("Principal")),
            ["Action"] = action,
            ["Resource"] = arn.ToString(),
        };
        if (MakeConditions(request) is { Count: > 0 } conditions)
        {
            statement["Condition"] = conditions;
        }

        return statement;
    }

    private static JsonNode MakePrincipal(string principal)
    {
        return principal == "*" ? "*"
            : principal.Length == 12 && principal.All(char.IsAsciiDigit)
            ? new JsonObject { ["AWS"] = $"arn:aws:iam::{principal}:root" }
            : principal.StartsWith("arn:", StringComparison.Ordinal) ? new JsonObject { ["AWS"] = principal }
            : principal.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? new JsonObject { ["Service"] = principal }
            : throw LambdaError.InvalidParameter("The provided principal was invalid. Please check the principal and try again.");
    }

    private static JsonObject MakeConditions(RequestObject request)
    {
        var equals = new JsonObject();
        Put(equals, "AWS:SourceAccount", request.Text("SourceAccount"));
        Put(equals, "aws:PrincipalOrgID", request.Text("PrincipalOrgID"));
        var like = new JsonObject();
        Put(like, "AWS:SourceArn", request.Text("SourceArn"));
        var conditions = new JsonObject();
        if (equals.Count > 0)
        {
            conditions["StringEquals"] = equals;
        }

        if (like.Count > 0)
        {
            conditions["ArnLike"] = like;
        }

        return conditions;
    }

    private static void Put(JsonObject block, string key, string? value)
    {
        if (value is not null)
        {
            block[key] = value;
        }
    }

    private void Add(LambdaFunction function, string qualifier, string id, JsonObject statement, string? revision)
    {
        FunctionPolicy? policy = function.Policies.GetValueOrDefault(qualifier);
        if (revision is not null && revision != (policy?.RevisionId ?? function.Latest.RevisionIdAt(Now)))
        {
            throw LambdaError.OtherRevision();
        }

        if (policy?.Statements.Any(pair => pair.Key == id) == true)
        {
            throw LambdaError.Conflict(
                $"The statement id ({id}) provided already exists. Please provide a new statement id, or remove the existing "
                + "statement.");
        }

        function.Policies[qualifier] = new FunctionPolicy(
            [.. policy?.Statements ?? [], KeyValuePair.Create(id, statement)], Services.Ids.Guid().ToString());
    }

    [GeneratedRegex(@"^(lambda:[*]|lambda:[a-zA-Z]+|[*])$")]
    private static partial Regex Action();
}
