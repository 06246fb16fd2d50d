using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Tests.DynamoDb;
using Xunit;
using static DdbCrossAccount.Sandbox.Tests.Lambda.LambdaAccountSetup;

namespace DdbCrossAccount.Sandbox.Tests.Lambda;

/// <summary>Which action on which resource each operation on functions needs: what a user without any policy is refused.</summary>
public sealed class LambdaPermissionTests
{
    private const string Arn = "arn:aws:lambda:eu-west-1:111111111111:function:apply";
    private const string Path = "/2015-03-31/functions/apply";
    private const string Mappings = "/2015-03-31/event-source-mappings";
    private const string MappingArn = "arn:aws:lambda:eu-west-1:111111111111:event-source-mapping:ID";
    private const string Tags = "/2017-03-31/tags/arn%3Aaws%3Alambda%3Aeu-west-1%3A111111111111%3Afunction%3Aapply";

    /// <summary>Operation, request, body, and what is needed where that is not the operation on the function.</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "AddPermission", $"POST {Path}/policy", """{"StatementId":"s","Action":"lambda:InvokeFunction","Principal":"222222222222"}""", "" },
        { "CreateAlias", $"POST {Path}/aliases", """{"Name":"live","FunctionVersion":"$LATEST"}""", "" },
        { "CreateEventSourceMapping", $"POST {Mappings}", """{"FunctionName":"apply"}""", "lambda:CreateEventSourceMapping *" },
        { "CreateFunction", "POST /2015-03-31/functions", CreateRequest(), "" },
        { "DeleteAlias", $"DELETE {Path}/aliases/live", "", "" },
        { "DeleteEventSourceMapping", $"DELETE {Mappings}/ID", "", $"lambda:DeleteEventSourceMapping {MappingArn}" },
        { "DeleteFunction", $"DELETE {Path}", "", "" },
        { "DeleteFunctionConcurrency", "DELETE /2017-10-31/functions/apply/concurrency", "", "" },
        { "GetAccountSettings", "GET /2016-08-19/account-settings", "", "lambda:GetAccountSettings *" },
        { "GetAlias", $"GET {Path}/aliases/live", "", "" },
        { "GetEventSourceMapping", $"GET {Mappings}/ID", "", $"lambda:GetEventSourceMapping {MappingArn}" },
        { "GetFunction", $"GET {Path}", "", "" },
        { "GetFunctionConcurrency", "GET /2019-09-30/functions/apply/concurrency", "", "" },
        { "GetFunctionConfiguration", $"GET {Path}/configuration?Qualifier=1", "", $"lambda:GetFunctionConfiguration {Arn}:1" },
        { "GetPolicy", $"GET {Path}/policy", "", "" },
        { "Invoke", $"POST {Path}/invocations", "{}", $"lambda:InvokeFunction {Arn}" },
        { "Invoke", $"POST {Path}%3Alive/invocations", "{}", $"lambda:InvokeFunction {Arn}:live" },
        { "ListAliases", $"GET {Path}/aliases", "", "" },
        { "ListEventSourceMappings", $"GET {Mappings}", "", "lambda:ListEventSourceMappings *" },
        { "ListFunctions", "GET /2015-03-31/functions", "", "lambda:ListFunctions *" },
        { "ListTags", $"GET {Tags}", "", "" },
        { "ListVersionsByFunction", $"GET {Path}/versions", "", "" },
        { "PublishVersion", $"POST {Path}/versions", "", "" },
        { "PutFunctionConcurrency", "PUT /2017-10-31/functions/apply/concurrency", """{"ReservedConcurrentExecutions":1}""", "" },
        { "RemovePermission", $"DELETE {Path}/policy/s", "", "" },
        { "TagResource", $"POST {Tags}", """{"Tags":{"a":"b"}}""", "" },
        { "UntagResource", $"DELETE {Tags}?tagKeys=a", "", "" },
        { "UpdateAlias", $"PUT {Path}/aliases/live", "{}", "" },
        { "UpdateEventSourceMapping", $"PUT {Mappings}/ID", "{}", $"lambda:UpdateEventSourceMapping {MappingArn}" },
        { "UpdateFunctionCode", $"PUT {Path}/code", $$"""{"ZipFile":"{{Zip()}}"}""", "" },
        { "UpdateFunctionConfiguration", $"PUT {Path}/configuration", "{}", "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Call_WithoutAnyPolicy_IsRefusedByActionAndResource(string operation, string request, string json, string needed)
    {
        using var caller = new LambdaCaller();
        MakeRoles(caller);
        string[] parts = (needed.Length > 0 ? needed : $"lambda:{operation} {Arn}").Split(' ');

        var error = Assert.Throws<ServiceException>(() => { caller.Call(request, json, User(caller, "nobody")); });

        Assert.Equal(("AccessDeniedException", 403), (error.Code, error.StatusCode));
        Assert.Equal(
            $"User: arn:aws:iam::111111111111:user/nobody is not authorized to perform: {parts[0]} on resource: {parts[1]} "
            + $"because no identity-based policy allows the {parts[0]} action",
            error.Message);
    }

    [Fact]
    public void Cases_EveryOperation_IsAmongThem()
    {
        HashSet<string> tested = [.. Cases.Select(row => (string)row[0])];

        string[] missing = [.. RestRouter.Targets.Select(pair => pair.Type.Name)
            .Where(name => !tested.Contains(name))];

        Assert.Equal("", string.Join(' ', missing));
    }

    [Fact]
    public void CreateFunction_WithoutTheRightToPassTheRole_IsRefused()
    {
        using var caller = new LambdaCaller();
        MakeRoles(caller);
        Principal user = User(
            caller, "maker", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"lambda:*","Resource":"*"}]}""");

        var error = Assert.Throws<ServiceException>(() => { caller.Call("POST /2015-03-31/functions", CreateRequest(), user); });

        Assert.Equal(
            $"User: arn:aws:iam::111111111111:user/maker is not authorized to perform: iam:PassRole on resource: {Role} "
            + "because no identity-based policy allows the iam:PassRole action",
            error.Message);
    }

    [Fact]
    public void CreateFunction_RoleThatMayBePassedToLambda_IsMade()
    {
        using var caller = new LambdaCaller();
        MakeRoles(caller);
        Principal user = User(caller, "maker", $$$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"lambda:CreateFunction","Resource":"{{{Arn}}}"},
             {"Effect":"Allow","Action":"iam:PassRole","Resource":"{{{Role}}}","Condition":{"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"} } }]}
            """);

        Assert.Equal(Arn, (string?)caller.Call("POST /2015-03-31/functions", CreateRequest(), user)["FunctionArn"]);
    }

    [Fact]
    public void GetFunction_FromAnotherAccount_NeedsTheFunctionsOwnPolicyToo()
    {
        using var caller = new LambdaCaller();
        MakeRoles(caller);
        CreateFunction(caller);
        Principal foreign = caller.Services.Accounts.AddAccount(DynamoDbCaller.Target).Principal;
        string request = $"GET /2015-03-31/functions/{Uri.EscapeDataString(Arn)}";

        Assert.Throws<ServiceException>(() => { caller.Call(request, "", foreign); });
        caller.Call($"POST {Path}/policy", """{"StatementId":"s","Action":"lambda:GetFunction","Principal":"222222222222"}""");
        Assert.NotNull(caller.Call(request, "", foreign)["Configuration"]);
    }

    private static Principal User(LambdaCaller caller, string name, params string[] policies)
    {
        AccountDirectory accounts = caller.Services.Accounts;
        IdentityGrants grants = IdentityGrants.Only([.. policies.Select(Sandbox.Policies.PolicyDocument.Parse)]);
        return accounts.AddKey(accounts.PutUser(DynamoDbCaller.Source, "/", name, grants)).Principal;
    }
}
