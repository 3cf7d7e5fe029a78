"""English; without voices: whoever speaks English is told by ``refusals``, whatever else is said."""

from __future__ import annotations

from django_autocaption.text.tables.talk.base import Talk

ENGLISH = Talk(
    signs="""
        fail fails failed failing failure error errors exception wrong invalid unsupported unknown undefined
        unidentified unrecognized unrecognised unrecognizable unrecognisable unreadable unavailable unsuccessful unclear
        uncertain unsure undetermined indeterminate inconclusive missing lost corrupt corrupted interrupted aborted
        cancelled canceled timed timeout expired exceeded overloaded limited limit blocked rejected denied refused
        removed deleted blank nothing none blurry blurred unfocused pixelated indistinct indiscernible support supports
        supported supporting provide provides provided providing upload uploaded uploading attach attached send sent
        share shared sharing receive received reach reached load loaded loading process processed processing decode
        decoded decoding read parse parsed opened download downloaded fetch fetched return returned generate generated
        generating produce produced available enabled disabled recognize recognized recognise recognised identify
        identified identifying detect detected determine determined interpret interpreted analyze analyzed analyzing
        analyse analysed analysing examine examined examining describe describes described describing captioning
        transcribe see seen viewed know known knowing tell say says said guess understand understood think thinking
        believe find found discern distinguish decide ask asked asks want wants wanted need needs needed requested
        require required needing try trying tried retry wait waiting warming pending queued retrying status hello hi hey
        welcome ok okay sure certainly absolutely yes no nope yeah alright gladly happy glad noted done ready great good
        nice lovely beautiful amazing awesome wonderful interesting perfect excellent fine cool wow cute gorgeous
        stunning pretty impressive brilliant fantastic best cheers sincerely bye goodbye truncated incomplete cut
        unreachable unauthorised unauthorized forbidden crashed crash panic fault hang overflow overflowed exceeds
        exceed reaches stopped stop skipped skip completed complete finished finish success successful successfully
        succeeded progress created create written writing write translated translating verify verified check checked
        confirm problem problems econnreset expected unexpected malformed offline online maintenance upgrade upgraded
        continue contact persist persists experiencing expire ended ran looked congratulations congrats liked love loved
        appreciate overall lol np ty hmmm haha disclaimer note warning notice caution mistaken inaccurate deprecated
        debug null hard difficult impossible possible unable able anything something everything anyone anybody maybe
        perhaps here here's below following not can't cannot couldn't didn't doesn't don't isn't wasn't won't wouldn't
        haven't hasn't aren't please sorry apologies apologize pardon i i'm i'll i've i'd me my mine we we're us our you
        your yours you're you've thanks thank thankyou violate violates violated violating violation suppressed withheld
        resend resent unprocessable downloading throttled outage payment
    """,
    subjects="""
        image images picture pictures pic photo photos photograph photographs photography frame visual visuals snapshot
        file files data byte bytes link links url urls attachment attachments uploads downloads payload text texts
        caption captions caption's alt alttext description descriptions title label labels answer answers question
        questions reply response responses result results output outputs input inputs prompt prompts instruction
        instructions task tasks job jobs step steps request requests query content contents detail details information
        info context object objects subject subjects thing things stuff item items scene element elements model models
        ai assistant bot server service system api endpoint network backend pipeline version vision capability
        capabilities ability language training user users person's side end part time moment second seconds minute
        minutes day today format formats size type kind policy policies guideline guidelines privacy safety reason
        reasons rules confidence score quality resolution dark small low high large level prediction inference state
        code number way help effort example case account accounts apis key keys credit credits balance plan billing
        subscription quota quotas connection connections connect host hostname frontend database dns lookup ssl tls
        handshake socket proxy gateway port session cache worker workers thread processes runtime memory space gpu cpu
        cuda kernel device driver instance cluster node module function method parameter parameters argument arguments
        value values variable index array string integer class pointer stack trace heap buffer segmentation header
        headers body transfer stream packet token tokens length width height dimension dimensions maximum minimum
        allowed pixel pixels megabytes mb kb translation translations languages multimodal generation completion gpt llm
        vlm shot shots composition lighting exposure colour colours color colors work capture customer team developer
        developers owner creator creators community terms feature features region checkpoint checkpoints weights
        tokenizer encoder decoder parser config configuration setting settings json xml html base mime jpeg jpg png gif
        webp svg pdf bmp tiff login logins trial servers page site website browser app application software release
        analysis summary conclusion overview opinion feedback characters character chunk batch queue pleasure regards
        luck morning afternoon evening night conversation chat guardrail guardrails workspace tenant entity
        provider's pro
    """,
    between="""
        can could do does did will would should shall may might must let let's am i.e it's that's there's follows how
        what which who why where when whether if so too very really quite just only also now then already still yet
        again first next well much many more most less some any all else such as than or but because honestly simply
        actually currently unfortunately however hmm oh um ah about out up down get got getting go going come came
        through make made making give gave given take took taken contain contains containing show shows use used using
        within based per via view look looks looking accurately clearly properly exactly enough back soon later due
        since seem seems seemed appear appears appeared left off early access own same other another between
    """,
)
