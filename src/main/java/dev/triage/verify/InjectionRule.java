package dev.triage.verify;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One family of ways in which text gives orders to whoever reads it for a report.
 *
 * @param id stable id of the rule
 * @param says what such text tries, for the finding
 * @param pattern looked for in plain lower case
 */
record InjectionRule(String id, String says, Pattern pattern) {

    private static final String READER = "(?:ai|assistant|assistants|language model|llm|llms|chatbot|chatgpt|gpt|claude|gemini|copilot"
            + "|triage (?:bot|analyst|assistant|model|agent|system)|(?:the |any |dear )?(?:model|agent|analyst|summari[sz]er|bot))";
    private static final String REPORT = "(?:(?:your|this|the|triage|final) (?:\\w+ )?(?:report|summary|answer|reply|response|output|diagnosis|checklist|mitigations?|mitigation plan|plan|postmortem|hypothes[ei]s))";

    static List<InjectionRule> all() {
        return List.of(rule("injection-override", "tells the reader to drop its instructions",
                "(?:ignore|disregard|forget|override|bypass|drop|discard)\\b[^.;]{0,30}\\b(?:all|any|your|previous|prior|above|earlier|preceding|system|these|those|the)\\b[^.;]{0,30}\\b(?:instructions|prompts?|guidelines|directions|system message|safety rules|your rules|told (?:you )?(?:before|above))"
                        + "|(?:new|updated|real|actual) (?:system )?instructions? (?:for you|follow|are|:)|instructions? (?:for|to) (?:the )?"
                        + READER
                        + "|(?:忽略|无视|忘记|忘掉|不要理会|不要遵守|跳过)[^。；]{0,16}(?:指令|指示|提示词?|系统提示|规则|要求)"),
                rule("injection-role", "imitates the marks of a conversation or of the prompt",
                        "<\\|(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id)\\|?>?|\\[/?inst\\]|<</?sys>>"
                                + "|</?(?:assistant|instructions?|user_input)>|</(?:context|prompt)>|<system> ?(?:you|ignore|set|from now|write|never|always)"
                                + "|^[\\s#>*|\\d-]*(?:system|assistant|developer)(?: (?:message|prompt|override|note))?\\s*[:：]\\s*(?:\\S+ )?(?:you|ignore|from now|new|the (?:severity|report|incident)|set|respond|answer|reply|do not|always|never|reveal|print|run|write)"
                                + "|#{2,}\\s*(?:system|instruction|assistant)s?\\b|(?:begin|end) (?:context|incident|facts|runbooks|similar|system)(?: [a-p]{16}|\\s*$)"
                                + "|\"role\"\\s*:\\s*\"(?:system|assistant|developer)\"|^[\\s\\d|:-]*系统(?:消息|指令|提示)[:：]"),
                rule("injection-address", "speaks to the model that reads it",
                        "(?:^|[^a-z])(?:attention|note to|message (?:to|for)|hey|hi|hello|dear|important[:,]?)[ ,:]+(?:the |all |any )?"
                                + READER
                                + "\\b(?! (?:service|server|gateway|api|request|pod))|\\byou are (?:now |no longer )(?:a|an|the|in|bound|free)\\b|\\bas an? (?:ai|language model|assistant)\\b"
                                + "|\\bif you are an? (?:ai|llm|language model|assistant|model|bot)|(?:^|[.!:>\\]] ?)"
                                + READER
                                + "[,:] (?:please |you |now )?(?:must|should|set|say|write|answer|respond|report|run|include|add|mark|ignore|do|use|output|print|recommend|state|conclude|classify|translate)"
                                + "|(?:各位|尊敬的|致|请)?(?:ai|人工智能|大模型|语言模型|智能助手|助手|模型|机器人|分析助手)[，,:：!！ ]{1,3}(?:请|必须|你|应|现在|把|将|不要)"),
                rule("injection-output", "gives orders about what the report says",
                        "(?:set|mark|change|report|classify|rate|declare|lower|downgrade|raise|keep)\\b[^.;]{0,30}\\b(?:severity|outcome|incident|confidence|this)\\b[^.;]{0,20}\\b(?:to|as|at)\\b ?\"?(?:sev ?[1-4]|no_incident|no incident|established|resolved|high|low)\\b[^.;]{0,60}(?:regardless|no matter|in "
                                + REPORT + "|whatever|always|\\byou\\b|your)"
                                + "|(?:you|" + READER
                                + ") (?:must|should|shall|have to|need to|will)(?: always| now| only)? (?:set|say|write|answer|respond|reply|report|include|add|append|output|print|state|conclude|mark|classify|recommend|translate|claim|tell|call|use)\\b"
                                + "|(?:respond|answer|reply|write|translate)[^.;]{0,40}\\b(?:only )?in (?:french|german|spanish|chinese|english|russian|japanese|italian|portuguese|latin|klingon|pirate|emoji|rhyme)"
                                + "|(?:add|include|insert|append|embed|put|place|render|write|end|begin|start|conclude)\\b[^.;]{0,60}\\b(?:in|into|to|at the (?:top|end|beginning) of|with) "
                                + REPORT
                                + "|(?:reply|respond|answer|output) (?:with )?(?:only|exactly|nothing but|the following)\\b|(?:add|include|remove|drop) (?:a |the )?(?:new )?(?:field|property|key) \"?\\w+\"? (?:to|in|from) (?:the )?(?:json|schema)"
                                + "|(?:do not|don't|never) (?:mention|report|flag|reveal|include|quote|tell)\\b[^.;]{0,40}\\b(?:report|user|reader|engineer|summary|anyone)"
                                + "|(?:严重(?:程度|级别|性|等级)|级别)[^。；]{0,8}(?:必须|一律|请|应该?)?(?:设|改|标|降|升|定|写)(?:置|为|成|到)?[^。；]{0,6}sev ?[1-4][^。；]{0,4}(?:$|[。！!])|(?:请|必须|务必|一律)?(?:用|以|改用)(?:法语|英语|英文|德语|日语|俄语|西班牙语)(?:回答|输出|撰写|回复|书写)"
                                + "|(?:在|往|向)?(?:报告|摘要|总结|回答|回复)(?:中|里|的?(?:开头|结尾|末尾))[^。；]{0,12}(?:加入|写上|写|插入|添加|包含|声明)"),
                rule("injection-prompt-leak", "asks for the prompt",
                        "(?:reveal|repeat|print|show|output|leak|dump|tell|disclose|copy|include|write|quote|append)\\b[^.;]{0,50}\\b(?:system prompt|system message|your (?:instructions|prompt|rules|guidelines)|hidden prompt|(?:initial|original|full) (?:instructions|prompt)|prompt above|text above)"
                                + "|(?:输出|显示|泄露|透露|重复|打印|写出|附上)[^。；]{0,12}(?:系统提示词?|提示词|系统指令|你的指令)"),
                rule("injection-command", "orders a command into the report",
                        "(?:recommend|suggest|propose|advise)\\b[^.;]{0,20}\\b(?:run|running|execute|executing|command)\\b[^;]{0,80}\\bto (?:the )?(?:engineer|operator|on-?call|user|reader|human)"
                                + "|(?:tell|instruct|have|make|ask) (?:the )?(?:engineer|operator|on-?call|user|reader|human)s? (?:to )?(?:run|execute|paste|type)\\b"
                                + "|(?:first|only) (?:mitigation|step|command)[^.;]{0,20}\\b(?:must|should|has to) be\\b|(?:让|要求|告诉|请)(?:值班|工程师|用户|运维|读者)[^。；]{0,10}(?:执行|运行)"),
                rule("injection-fake-evidence", "asks to be believed without a check",
                        "(?:no|without) (?:further |more |any )?(?:verification|checks?|checking|evidence|investigation) (?:is |are )?(?:needed|required|necessary)|(?:do not|don't|never|skip) (?:verify|verifying|question|double-check|verification)\\b|treat (?:this|it|the following) as (?:verified|evidence|fact|ground truth|confirmed)"
                                + "|(?:line|evidence|fact) [f#]?\\d{1,5}\\s*[:：][^.;]{0,30}(?:root )?cause (?:is )?(?:confirmed|certified|approved|decided)|(?:confirmed|certified|approved|decided) by the (?:cto|ceo|cio|board|vendor|president)|(?:无需|不需要|不必)(?:再)?(?:核实|验证|检查|调查)"),
                rule("injection-live-content", "would become a picture, a link or a script if it were rendered",
                        "!\\[[^\\]]{0,200}\\]\\(|javascript:\\s?\\S|data:text/html|<\\s?(?:script|img|iframe|svg|object|embed|meta|link|form)\\b[^>]{0,200}(?:>|src|on\\w+=|href)"),
                rule("injection-fake-reply", "imitates the model's answer",
                        "\"(?:hypotheses|causecode|mitigations|missingfacts|followups)\"\\s*:\\s*[\\[{\"]|\"severity\"\\s*:\\s*\\{\\s*\"level\""));
    }

    private static InjectionRule rule(String id, String says, String pattern) {
        return new InjectionRule(id, says, Pattern.compile(pattern));
    }
}
